package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.link.LinkException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenOptionTest {

    @Test
    void anAddressThatTheSystemRefusesIsAProblemOfTheOption() {
        String words = "Toxiproxy (embedded) would not open link P2: java.io.IOException:"
                + " [500] listen tcp 127.0.0.1:23: bind: permission denied";

        assertThat(ListenOption.problem(failed(words)))
                .contains(
                        "--listen must leave each server a place of its own, and 127.0.0.1:23 is none: permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Toxiproxy (embedded) did not open link P1 within 10 s",
                "interrupted while Toxiproxy (embedded) was to open link P1",
                "Toxiproxy (embedded) would not add a toxic: java.io.IOException: [400] invalid toxic type",
            })
    void whateverElseALinkFailsOfIsNone(String words) {
        assertThat(ListenOption.problem(failed(words))).isEmpty();
    }

    private static LinkException failed(String words) {
        return new LinkException(words, new IOException(words));
    }
}
