package io.github.fetchproof.fakes.cache;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Fails at once, and reads no body. */
record Unread(IOException why) implements BodySubscriber<Seal> {
    @Override
    public CompletionStage<Seal> getBody() {
        return CompletableFuture.failedFuture(why);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {}

    @Override
    public void onError(Throwable broken) {}

    @Override
    public void onComplete() {}
}
