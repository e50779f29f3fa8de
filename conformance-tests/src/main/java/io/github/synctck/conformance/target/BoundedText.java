package io.github.synctck.conformance.target;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body as text; given up where it grows beyond all that a sync server has to say. Used for one answer. */
final class BoundedText implements BodySubscriber<String> {
    /** More than any case makes a server send; less than what fills the memory. */
    static final long BYTES_MAX = 64L << 20;

    private final BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
    private Flow.@Nullable Subscription subscription;
    private long bytes;

    @Override
    public CompletionStage<String> getBody() {
        return text.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        text.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (bytes > BYTES_MAX) {
            return;
        }
        bytes += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes <= BYTES_MAX) {
            text.onNext(buffers);
            return;
        }
        if (subscription != null) {
            subscription.cancel();
        }
        text.onError(new IOException("the answer is larger than " + (BYTES_MAX >> 20) + " MiB"));
    }

    @Override
    public void onError(Throwable trouble) {
        text.onError(trouble);
    }

    @Override
    public void onComplete() {
        if (bytes <= BYTES_MAX) {
            text.onComplete();
        }
    }
}
