package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.resilience.Breaker;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;

/** Makes single requests: when a slot is free and the breaker lets them through, under the watchdog's eyes. Safe to share. */
record Requests(Decisions decisions, TimeAndChance time, Hosts hosts, Web web, Watchdog watchdog) {

    /**
     * What is asked.
     *
     * @param credentials header fields that say who asks
     * @param body what is sent along by POST; empty to GET
     */
    record Ask(HttpUrl url, Headers credentials, Part part, Optional<RequestBody> body) {}

    /**
     * The answer to one request. Its status may be any; the body of a success is in the sink.
     *
     * @throws FetchFailure when there was no answer, or nobody was asked
     */
    Reply answer(Ask ask, Sink sink, Errand errand) throws FetchFailure, InterruptedException {
        HttpUrl url = ask.url();
        String givenUp = errand.whyGivenUp(url.host());
        if (!givenUp.isEmpty()) {
            throw new FetchFailure(
                    decisions.classOfOpenBreaker(),
                    decisions.told(url.uri(), "not asked, since its host could not be looked up before: " + givenUp));
        }
        Host host = hosts.at(decisions.breakerOf(url.uri()));
        if (!host.enter(errand.deadline())) {
            throw new FetchFailure(
                    decisions.classOf(Trouble.OVERDUE),
                    decisions.told(url.uri(), Trouble.OVERDUE.words() + ", in a queue"));
        }
        try {
            Breaker.Admission admission = host.admit();
            if (!admission.granted()) {
                throw new FetchFailure(
                        decisions.classOfOpenBreaker(),
                        decisions.told(
                                url.uri(),
                                "not asked, since too many requests to this source failed, the last by: "
                                        + host.lastFailure()));
            }
            Watch watch = new Watch(time.nanos(), decisions.limits());
            Exchange exchange =
                    new Exchange(decisions, web.call(ask, decisions.encodings(), watch), watch, sink, ask.part());
            return run(exchange, url, errand, host, admission.round());
        } finally {
            host.leave();
        }
    }

    private Reply run(Exchange exchange, HttpUrl url, Errand errand, Host host, int round)
            throws FetchFailure, InterruptedException {
        try {
            Reply reply = watchdog.await(exchange, errand.deadline());
            int status = reply.head().status();
            report(host, round, decisions.blames(status) && !exchange.sink().isAnswer(), "status " + status);
            return reply;
        } catch (Troubled troubled) {
            if (troubled.trouble() != Trouble.OVERDUE) {
                report(host, round, decisions.blames(troubled.trouble()), troubled.message());
            }
            if (exchange.watch().reusedConnection()) {
                web.distrustIdleConnections();
            }
            throw new FetchFailure(
                    decisions.classOf(troubled.trouble()),
                    decisions.told(url.uri(), troubled.message()),
                    Duration.ZERO,
                    troubled.trouble().isOfLookup() ? url.host() : "");
        } catch (FetchFailure notKeptHere) {
            host.succeeded(round);
            throw notKeptHere;
        } finally {
            errand.tried(exchange.watch().tries());
        }
    }

    private static void report(Host host, int round, boolean blamed, String why) {
        if (blamed) {
            host.failed(round, why);
        } else {
            host.succeeded(round);
        }
    }
}
