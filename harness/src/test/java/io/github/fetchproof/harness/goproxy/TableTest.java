package io.github.fetchproof.harness.goproxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void deathsAreNotBad() {
        Table table = Tables.of("a.example")
                .build(Fault.RESET, "P1", Fate.DIES, "")
                .told(Fault.RESET)
                .done();

        assertThat(table.bad()).isFalse();
        assertThat(table.open()).isFalse();
    }

    @Test
    void hangsWrongBytesAndLeaksAreBad() {
        for (Fate fate : new Fate[] {Fate.HANGS, Fate.DECEIVED}) {
            assertThat(Tables.of("a.example")
                            .build(Fault.RESET, "P1", fate, "")
                            .told(Fault.RESET)
                            .done()
                            .bad())
                    .as(fate.toString())
                    .isTrue();
        }
        assertThat(Tables.of("a.example")
                        .build(Fault.RESET, "P1", Fate.DIES, "")
                        .told(Fault.RESET, "DNS")
                        .done()
                        .bad())
                .isTrue();
    }

    @Test
    void whatWasNotTriedIsOpen() {
        Table table =
                Tables.of("a.example").build(Fault.RESET, "P1", Fate.DIES, "").done();

        assertThat(table.open()).isTrue();
        assertThat(table.at("P1").get(0).secret().orElseThrow().reason()).isEqualTo("it was not tried");
    }
}
