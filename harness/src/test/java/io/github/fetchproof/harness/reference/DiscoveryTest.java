package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.FakeProxy.ok;
import static io.github.fetchproof.harness.reference.FakeProxy.raw;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pages that want to be told who asks. */
@Timeout(60)
class DiscoveryTest {
    private static final String PAGE = "repo?go-get=1";
    private static final String TAG =
            "<html><head><meta name=\"go-import\" content=\"nobody.invalid/repo git ftp://nobody.invalid/repo\"></head></html>";

    private final Path root;
    private final FakeProxy host = new FakeProxy();

    DiscoveryTest(@TempDir Path root) {
        this.root = root;
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void whatARefusalSaidIsForgottenWhenThePageIsAskedForOnceMore() throws Exception {
        host.next(PAGE, refusal("who are you\n"), ok(TAG));

        assertThat(resolved().message()).contains("ftp://nobody.invalid/repo");
        assertThat(host.requests()).containsExactly(PAGE, PAGE);
        assertThat(host.lastHeaders()).contains("Token: 1");
    }

    @Test
    void aRefusalThatHasATagIsAnAnswerAndNotAskedForOnceMore() throws Exception {
        host.next(PAGE, refusal(TAG), ok("<html></html>"));

        assertThat(resolved().message()).contains("ftp://nobody.invalid/repo");
        assertThat(host.requests()).containsExactly(PAGE);
    }

    private FetchResult resolved() throws Exception {
        try (Bench bench =
                new Bench(root, "direct").with("GOAUTH", helper().toString()).provider(new AtTheFake())) {
            return bench.ask(Operation.RESOLVE, "nobody.invalid/repo@v1.0.0");
        }
    }

    /** Says nothing at first, and what to tell when it is told what was refused. */
    private Path helper() throws Exception {
        String told = "http://127.0.0.1:" + host.port();
        Path program = Files.writeString(
                root.resolve("helper"),
                "#!/bin/sh\n[ $# = 0 ] || printf 'https://" + told.substring("http://".length())
                        + "\\n\\nToken: 1\\n\\n'\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private static FakeProxy.Answer refusal(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return raw("HTTP/1.1 401 Unauthorized\r\nContent-Length: " + bytes.length + "\r\n\r\n", bytes, true);
    }

    /** Asks for pages at the fake in place of the module's own host, without TLS. */
    private final class AtTheFake extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<String> schemes(String path) {
                    return List.of("http");
                }

                @Override
                public String pageOf(String path) {
                    return path.replaceFirst("[^/]*", "127.0.0.1:" + host.port());
                }

                @Override
                public boolean mayBeTold(HttpUrl url) {
                    return true;
                }
            };
        }
    }
}
