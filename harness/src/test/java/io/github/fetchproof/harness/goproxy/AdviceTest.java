package io.github.fetchproof.harness.goproxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdviceTest {

    @Test
    void aCommaMayBecomeAPipeAtThePriceThatNotFoundShows() {
        Table table = Tables.of("a.example,b.example")
                .build(Fault.REFUSED, "P1", Fate.DIES, "")
                .told(Fault.REFUSED)
                .build(Fault.REFUSED, "P2", Fate.DIES, "")
                .build(Fault.NOT_FOUND, "P1", Fate.LIVES, "P2")
                .told(Fault.NOT_FOUND, "P2")
                .build(Fault.NOT_FOUND, "P2", Fate.DIES, "")
                .done();

        assertThat(Advice.of(table))
                .isEqualTo("A build survives 404 at P1. It dies of refused at P1; refused and 404 at P2. A private path"
                        + " leaks to P2 with 404 at P1. With | for , after P1, refused there may lead on to P2, as an"
                        + " answer of 404 or 410 does now; the price is that each of them may then tell private paths"
                        + " to P2. To be sure, ask this of the changed line.");
    }

    @Test
    void noPipeIsAdvisedWhereNothingShowsThatItWouldHelp() {
        Table table = Tables.of("a.example,direct")
                .build(Fault.REFUSED, "P1", Fate.DIES, "")
                .told(Fault.REFUSED)
                .build(Fault.NOT_FOUND, "P1", Fate.DIES, "")
                .told(Fault.NOT_FOUND)
                .done();

        assertThat(Advice.of(table)).isEqualTo("It dies of refused and 404 at P1. No private path leaks.");
    }

    @Test
    void aPipeMayBecomeACommaAtThePriceOfTheBuildsItSaves() {
        Table table = Tables.of("a.example|b.example")
                .build(Fault.REFUSED, "P1", Fate.LIVES, "P2")
                .told(Fault.REFUSED, "P2")
                .build(Fault.SILENCE, "P1", Fate.HANGS, "")
                .told(Fault.SILENCE)
                .build(Fault.REFUSED, "P2", Fate.DIES, "")
                .build(Fault.SILENCE, "P2", Fate.HANGS, "")
                .done();

        assertThat(Advice.of(table))
                .isEqualTo("A build survives refused at P1. It dies of refused at P2. It hangs on silence at P1 and P2:"
                        + " no entry of the line ended that, a time limit around the build would. A private path leaks"
                        + " to P2 with refused at P1. With , for | after P1, private paths may stay private with refused"
                        + " there; the price is that builds then die of refused. To be sure, ask this of the changed"
                        + " line.");
    }

    @Test
    void allButAFewAreToldByThoseThatAreMissing() {
        Tables tables = Tables.of("a.example");
        for (Fault fault : Fault.values()) {
            tables.build(fault, "P1", fault == Fault.NOTHING || fault == Fault.HICCUP ? Fate.LIVES : Fate.DIES, "P1")
                    .told(fault);
        }

        assertThat(Advice.of(tables.done()))
                .isEqualTo("A build survives 503-once at P1. It dies of every fault but 503-once at P1. No private path"
                        + " leaks.");
    }

    @Test
    void whatIsNotKnownIsSaidAndNotCounted() {
        Table table = Tables.of("a.example")
                .build(Fault.REFUSED, "P1", Fate.UNPROVEN, "")
                .done();

        assertThat(Advice.of(table)).isEqualTo("What is unproven or was not asked says nothing either way.");
    }

    @Test
    void wrongBytesAndDirectAreTold() {
        Table table = Tables.of("a.example,direct")
                .build(Fault.BAD_ZIP, "P1", Fate.DECEIVED, "")
                .told(Fault.BAD_ZIP)
                .build(Fault.GONE, "P1", Fate.DIRECT, "")
                .told(Fault.GONE, "direct")
                .build(Fault.RESET, "P1", Fate.DIES, "")
                .told(Fault.RESET)
                .done();

        assertThat(Advice.of(table))
                .isEqualTo("It dies of reset at P1. It goes on to direct, of which nothing is known here, with 410 at"
                        + " P1. It takes wrong bytes for right ones with bad-zip at P1. A private path leaks to direct"
                        + " with 410 at P1. With | for , after P1, reset there may lead on to direct, as an answer of"
                        + " 404 or 410 does now; the price is that each of them may then tell private paths to direct. To be"
                        + " sure, ask this of the changed line.");
    }
}
