package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A Java subject for tests, which does what the first module asked for says. */
public final class TestProvider implements FetcherProvider {

    @Override
    public String name() {
        return "test";
    }

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.DOWNLOAD, Capability.OUTCOME);
    }

    @Override
    public Fetcher open(Surroundings surroundings) {
        if (!surroundings.get("TEST_REFUSE", "").isEmpty()) {
            throw new IllegalArgumentException("not on a day like this");
        }
        return request -> fetch(request, surroundings);
    }

    private static FetchResult fetch(FetchRequest request, Surroundings surroundings) throws InterruptedException {
        String what = request.modules().get(0);
        if (what.equals("print")) {
            System.out.println("{\"type\":\"result\",\"id\":\"1\",\"outcome\":\"FETCHED\"}");
            System.out.print("half a line");
        } else if (what.equals("throw")) {
            throw new IllegalStateException("out of order");
        } else if (what.equals("exit")) {
            Runtime.getRuntime().halt(9);
        } else if (what.equals("hang")) {
            hang();
        } else if (what.equals("flood")) {
            flood();
        } else if (what.startsWith("variable ")) {
            return new FetchResult(Outcome.FETCHED, -1, List.of(), surroundings.get(what.substring(9), "unset"));
        } else if (what.startsWith("property ")) {
            return new FetchResult(Outcome.FETCHED, -1, List.of(), System.getProperty(what.substring(9), "unset"));
        }
        return new FetchResult(Outcome.NOT_FOUND, 2, List.of("v1.0.0"), what);
    }

    /** Not even an interrupt helps. */
    private static void hang() {
        CountDownLatch never = new CountDownLatch(1);
        while (never.getCount() > 0) {
            try {
                never.await();
            } catch (InterruptedException ignored) {
                System.err.println("interrupted, and what of it");
            }
        }
    }

    private static void flood() {
        byte[] much = new byte[1 << 16];
        Arrays.fill(much, (byte) 'x');
        for (int i = 0; i < 300; i++) {
            System.out.writeBytes(much);
            System.err.writeBytes(much);
        }
        System.err.println("the end of the flood");
    }
}
