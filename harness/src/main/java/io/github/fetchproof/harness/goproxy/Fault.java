package io.github.fetchproof.harness.goproxy;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.fault.ZipVariant;
import io.github.fetchproof.harness.scenario.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can befall one proxy of a line. */
public enum Fault {
    NOTHING("nothing", "all is well"),
    REFUSED("refused", "connections are refused"),
    RESET("reset", "connections are reset after the first bytes"),
    SILENCE("silence", "connections are accepted, and no byte of an answer comes"),
    CUT_ZIP("cut-zip", "the zip ends after 100 bytes"),
    NOT_FOUND("404", "status 404 answers everything"),
    GONE("410", "status 410 answers everything"),
    FORBIDDEN("403", "status 403 answers everything"),
    TOO_MANY("429", "status 429 answers everything"),
    SERVER_ERROR("500", "status 500 answers everything"),
    HICCUP("503-once", "status 503 answers the first request, and then all is well"),
    LOGIN_PAGE("login-page", "a web page is in place of everything, as login portals give it"),
    BAD_ZIP("bad-zip", "a checksum inside the zip is wrong");

    /** Those that say "not here" rather than "I cannot". */
    static final List<Fault> ABSENCE = List.of(NOT_FOUND, GONE);

    private static final int CUT_AFTER = 100;
    private static final String PAGE = "<!DOCTYPE html>\n<html><title>Sign in</title><form></form></html>\n";

    private final String word;
    private final String words;

    Fault(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** Its short name. */
    public String word() {
        return word;
    }

    /** What it is, as a sentence without its end. */
    public String words() {
        return words;
    }

    /**
     * The step that brings it about; none where nothing is wrong.
     *
     * @param met whether the subject must meet it for a verdict to count
     */
    Optional<Step> at(String proxy, boolean met) {
        return switch (this) {
            case NOTHING -> Optional.empty();
            case REFUSED -> Optional.of(link(proxy, new LinkFault.Refused(), met));
            case RESET -> Optional.of(link(proxy, new LinkFault.Reset(), met));
            case SILENCE -> Optional.of(link(proxy, new LinkFault.Stall(), met));
            case CUT_ZIP ->
                Optional.of(served(proxy, Trigger.every(Artefact.ZIP), new ServerFault.CutBody(CUT_AFTER, false), met));
            case NOT_FOUND -> Optional.of(status(proxy, 404, met));
            case GONE -> Optional.of(status(proxy, 410, met));
            case FORBIDDEN -> Optional.of(status(proxy, 403, met));
            case TOO_MANY -> Optional.of(status(proxy, 429, met));
            case SERVER_ERROR -> Optional.of(status(proxy, 500, met));
            case HICCUP ->
                Optional.of(
                        served(proxy, Trigger.first(1, Artefact.ANY), new ServerFault.Status(503, Map.of(), ""), met));
            case LOGIN_PAGE ->
                Optional.of(served(proxy, Trigger.every(Artefact.ANY), new ServerFault.Content(PAGE), met));
            case BAD_ZIP ->
                Optional.of(served(proxy, Trigger.every(Artefact.ZIP), new ServerFault.Zip(ZipVariant.BAD_CRC), met));
        };
    }

    private static Step status(String proxy, int code, boolean met) {
        return served(proxy, Trigger.every(Artefact.ANY), new ServerFault.Status(code, Map.of(), ""), met);
    }

    private static Step link(String proxy, LinkFault fault, boolean met) {
        return met ? Step.breakLink(proxy, fault) : Step.breakUnmet(proxy, fault);
    }

    private static Step served(String proxy, Trigger trigger, ServerFault fault, boolean met) {
        return met ? Step.serve(proxy, trigger, fault) : Step.serveUnmet(proxy, trigger, fault);
    }

    /** By which of its limits a subject must be back. */
    Step.Bound bound() {
        return this == SILENCE ? Step.Bound.HEADER : Step.Bound.OVERALL;
    }
}
