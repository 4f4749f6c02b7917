package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPortTest {

    @ParameterizedTest
    @CsvSource({
        "localhost:80, localhost, 80",
        "127.3.2.1:0, 127.3.2.1, 0",
        "[::1]:443, ::1, 443",
        ":8080, '', 8080",
        "host:, host, 0"
    })
    void readsWhatGoReads(String text, String host, int port) {
        assertThat(HostPort.parse(text)).isEqualTo(new HostPort(host, port));
    }

    @ParameterizedTest
    @CsvSource({
        "foo, address foo: missing port in address",
        "a:b:c, address a:b:c: too many colons in address",
        "h:99999, address 99999: invalid port",
        "h:x, lookup tcp/x: unknown port"
    })
    void complainsInGoWords(String text, String sentence) {
        assertThatThrownBy(() -> HostPort.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void printsVersionSixInBrackets() {
        assertThat(new HostPort("::", 80)).hasToString("[::]:80");
    }
}
