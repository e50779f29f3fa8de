package io.github.synctck.server.http;

import io.github.synctck.spec.message.PushResponse;
import io.github.synctck.spec.value.JsonText;
import java.util.List;
import java.util.Map;

/** The bodies that the face writes itself. */
final class Answers {
    private Answers() {}

    /** {@code {"error": sentence, "code": word, "details": sentence, "requestId": id}}; empty parts are left out. */
    static String error(String error, String code, String details, String requestId) {
        StringBuilder out = new StringBuilder("{\"error\":").append(JsonText.quote(error));
        if (!code.isEmpty()) {
            out.append(",\"code\":").append(JsonText.quote(code));
        }
        if (!details.isEmpty()) {
            out.append(",\"details\":").append(JsonText.quote(details));
        }
        if (!requestId.isEmpty()) {
            out.append(",\"requestId\":").append(JsonText.quote(requestId));
        }
        return out.append('}').toString();
    }

    /** The answer to a push that was taken; the counts are those of the records as they arrived. */
    static String pushed(Exchange.Pushed pushed, PushResponse.Accepted accepted) {
        StringBuilder out = new StringBuilder("{\"success\":true,\"stats\":{\"created\":");
        out.append(pushed.created()).append(",\"updated\":").append(pushed.updated());
        out.append(",\"deleted\":").append(pushed.deleted()).append('}');
        if (!accepted.rejectedIds().isEmpty()) {
            out.append(",\"experimentalRejectedIds\":");
            appendIds(accepted.rejectedIds(), out);
        }
        return out.append('}').toString();
    }

    private static void appendIds(Map<String, List<String>> idsByTable, StringBuilder out) {
        String separator = "{";
        for (Map.Entry<String, List<String>> table : idsByTable.entrySet()) {
            out.append(separator).append(JsonText.quote(table.getKey())).append(":[");
            separator = ",";
            for (int i = 0; i < table.getValue().size(); i++) {
                out.append(i == 0 ? "" : ",")
                        .append(JsonText.quote(table.getValue().get(i)));
            }
            out.append(']');
        }
        out.append('}');
    }
}
