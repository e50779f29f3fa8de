package io.github.synctck.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.synctck.report.html.Picture.Label;
import io.github.synctck.report.html.Picture.Mark;
import io.github.synctck.report.html.Picture.Part;
import io.github.synctck.sim.history.History;
import io.github.synctck.sim.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramTest {
    /** The inner width of a card on a page of full width. */
    private static final int CARD_WIDTH = 1_024;

    private static Picture picture(History history) {
        int last = history.push("delete").orElseThrow().index();
        return Diagram.of(history, List.of(last));
    }

    private static String text(Mark mark) {
        return mark.label().words().stream().map(Part::text).collect(Collectors.joining());
    }

    private static List<String> texts(Picture picture) {
        return picture.marks().stream().map(DiagramTest::text).toList();
    }

    private static Mark mark(Picture picture, String text) {
        return picture.marks().stream()
                .filter(each -> text(each).contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(texts(picture)));
    }

    @Test
    void everybodyHasALaneAndEveryFateItsLook() {
        Picture picture = picture(Histories.threeDevices("Anna"));

        assertThat(picture.lanes())
                .extracting(Picture.Lane::name)
                .containsExactly("device A", "device B", "device C", "readers", "server");
        int server = picture.lanes().get(4).x();
        Mark lostAnswer = mark(picture, "the answer is lost: accepted");
        assertThat(lostAnswer.lost()).isTrue();
        assertThat(lostAnswer.x1()).isEqualTo(server - 1);
        assertThat(lostAnswer.x2()).isGreaterThan(picture.lanes().get(0).x());
        assertThat(texts(picture))
                .contains("creates friends/f1 { name = \"Anna\" }", "the same request again")
                .contains("the request is lost", "500 from something before the server", "accepted");
        assertThat(picture.marks())
                .filteredOn(each -> each.lost() && each.kind().equals("request"))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.x2()).isLessThan(server - 20));
    }

    @Test
    void tombstonesStandOutAndTimestampsHaveShortNames() {
        Picture picture = picture(Histories.threeDevices("Anna"));

        Mark push = mark(picture, "delete: push with t");
        assertThat(push.evidence()).isTrue();
        assertThat(text(push)).endsWith(": ~ friends/f6  \u2020 friends/f9");
        assertThat(push.label().words()).last().isEqualTo(new Part("  \u2020 friends/f9", "tomb"));
        assertThat(picture.cursors()).first().asString().startsWith("t1 = ");
        assertThat(picture.bands()).hasSize(1);
        assertThat(push.y())
                .isBetween(
                        picture.bands().get(0).top(),
                        picture.bands().get(0).top() + picture.bands().get(0).height());
    }

    /** With letters as wide as the style sheet's, no text leaves the room between its lane and the server. */
    @ParameterizedTest
    @ValueSource(strings = {"Anna", "\u65e5\u672c\u8a9e", "a very long name ", "\ud83e\udd8a", "<b>&\"'", "\ud83e"})
    void wordsStayInTheirPlaceWhateverTheySay(String text) {
        Picture picture = picture(Histories.threeDevices(text.repeat(40)));

        assertThat(picture.width()).isLessThanOrEqualTo(CARD_WIDTH);
        List<String> rows = new ArrayList<>();
        for (Mark mark : picture.marks()) {
            Label label = mark.label();
            int width = Letters.width(label.words());
            int left = label.anchor().equals("start") ? label.x() : label.x() - width;
            int server = picture.lanes().get(picture.lanes().size() - 1).x();
            assertThat(left).as(text(mark)).isGreaterThanOrEqualTo(100);
            assertThat(left + width)
                    .as(text(mark))
                    .isLessThanOrEqualTo(mark.kind().equals("act") ? picture.width() : server);
            rows.add(String.valueOf(label.y()));
        }
        assertThat(rows).as("no two texts on one line").doesNotHaveDuplicates();
        Mark create = mark(picture, "creates friends/f1");
        if (text.length() > 5) {
            assertThat(text(create)).contains("\u2026");
        }
    }

    @Test
    void cutWordsAreStillThereForWhoeverPoints() {
        List<Part> words = List.of(new Part("abcdef ", ""), new Part("\ud83e\udd8a\ud83e\udd8a and more", "bad"));

        Label label = Letters.label(0, 0, "start", words, 80);

        assertThat(label.words()).containsExactly(new Part("abcdef ", ""), new Part("\ud83e\udd8a\u2026", "bad"));
        assertThat(label.whole()).isEqualTo("abcdef \ud83e\udd8a\ud83e\udd8a and more");
        assertThat(Letters.label(0, 0, "start", words, 800).whole()).isEmpty();
    }

    @Test
    void longHistoriesEndWithACount() {
        History history = Histories.ofSyncs(70);
        List<Integer> pulls = IntStream.range(0, history.operations().size())
                .filter(i -> history.operations().get(i) instanceof Operation.Pull)
                .boxed()
                .toList();
        int last = pulls.get(pulls.size() - 1);

        Picture picture = Diagram.of(history, List.of(last));

        assertThat(texts(picture)).last().asString().matches("and \\d+ more operations, in history.jsonl");
        assertThat(picture.marks()).hasSizeLessThan(130);
    }
}
