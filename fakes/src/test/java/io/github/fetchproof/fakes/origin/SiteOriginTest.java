package io.github.fetchproof.fakes.origin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.fakes.world.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SiteOriginTest {
    private static final String REFS = "/r.git/info/refs?service=git-upload-pack";
    private final SiteOrigin origin = new SiteOrigin(Site.of("git.example.com")
            .with(Repository.of("r")
                    .commit(Instant.EPOCH, Map.of("m.go", "package m\n"))
                    .tag("v1.0.0")));

    @Test
    void discoversOnlyForWhomeverSaysSo() {
        assertThat(SiteOrigin.counted(Request.get("/r?go-get=1"))).isEqualTo(Artefact.DISCOVERY);
        assertThat(SiteOrigin.counted(Request.get("/r?a=b&go-get=1"))).isEqualTo(Artefact.DISCOVERY);
        assertThat(SiteOrigin.counted(Request.get("/r?go-get=10"))).isEqualTo(Artefact.ANY);
        assertThat(body(answer("/r?go-get=1"))).contains("git.example.com/r git https://git.example.com/r");
        assertThat(status(answer("/other?go-get=1"))).isEqualTo(404);
    }

    @Test
    void advertisesARepositoryAndAnswersWhatIsWantedOfIt() {
        assertThat(SiteOrigin.counted(Request.get(REFS))).isEqualTo(Artefact.REFS);
        assertThat(body(answer(REFS)))
                .startsWith("001e# service=git-upload-pack")
                .contains("refs/tags/v1.0.0");
        assertThat(body(answer(with(Request.get(REFS), "Git-Protocol: version=2"))))
                .contains("version 2");

        Script answer = answer(post("0014command=ls-refs\n0001001aref-prefix refs/tags/\n0000"));

        assertThat(status(answer)).isEqualTo(200);
        assertThat(body(answer)).contains("refs/tags/v1.0.0");
    }

    @Test
    void hasNothingElse() {
        assertThat(status(answer("/r/info/refs")))
                .as("the older protocol of plain files")
                .isEqualTo(404);
        assertThat(status(answer("/s/info/refs?service=git-upload-pack"))).isEqualTo(404);
        assertThat(status(answer("/r/git-upload-pack"))).as("asked with GET").isEqualTo(404);
    }

    @Test
    void letsFaultsActOnGitToo() {
        Script played = origin.respond(Optional.of(new ServerFault.Status(503, Map.of(), "later")), Request.get(REFS));

        assertThat(status(played)).isEqualTo(503);
        assertThat(played.truth()).isFalse();
    }

    private static Request post(String body) {
        return with(Request.of("POST /r/git-upload-pack HTTP/1.1", List.of()).orElseThrow(), "Git-Protocol: version=2")
                .with(body.getBytes(UTF_8));
    }

    private static Request with(Request request, String header) {
        return Request.of(request.method() + " " + request.target() + " HTTP/1.1", List.of(header))
                .orElseThrow();
    }

    private Script answer(String target) {
        return answer(Request.get(target));
    }

    private Script answer(Request request) {
        return origin.respond(Optional.empty(), request);
    }

    private static int status(Script script) {
        return script.head().orElseThrow().status();
    }

    private static String body(Script script) {
        return new String(script.body(), UTF_8);
    }
}
