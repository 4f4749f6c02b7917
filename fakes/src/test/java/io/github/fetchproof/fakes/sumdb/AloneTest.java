package io.github.fetchproof.fakes.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lines in the documentation of the package, at work. */
class AloneTest {

    @Test
    void aDatabaseIsAValueThatAnswers() {
        SignerKey key = SignerKey.of("sum.example.com", new byte[32]);
        ModuleVersion module = ModuleVersion.of("example.com/m", "v1.0.0");
        Hash1 zip = new Hash1("h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=");
        Hash1 goMod = new Hash1("h1:1PQX3PQCTSLmC0Te0lhrf6lEdhjhPdh+cAdXyv/CpD0=");
        TransparencyLog log = new TransparencyLog(key, List.of(ModuleRecord.of(module, zip, goMod)));
        String gosumdb = key.verifier().toString();
        Optional<byte[]> page = log.answer("/lookup/example.com/m@v1.0.0");

        assertThat(gosumdb).startsWith("sum.example.com+");
        assertThat(new String(page.orElseThrow(), UTF_8))
                .startsWith("0\nexample.com/m v1.0.0 h1:E3/")
                .contains("— sum.example.com ");
    }
}
