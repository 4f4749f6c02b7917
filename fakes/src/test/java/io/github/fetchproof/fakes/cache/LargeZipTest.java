package io.github.fetchproof.fakes.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Zips larger than the memory of the process. */
@Timeout(300)
class LargeZipTest {
    private static final int LETTERS = 60 << 20;

    @Test
    void aZipLargerThanTheHeapIsTakenAndToldInPieces(@TempDir Path directory) throws Exception {
        Module large = Module.of("example.com/large@v1.0.0").with("data.txt", digits());
        try (OriginServer server = OriginServer.start()) {
            Origin origin =
                    server.open("P1", Rig.ANY_PORT, World.empty().proxy("P1", large), EventLog.none(System::nanoTime));
            assertThat(large.zip().length).isGreaterThan(24 << 20);
            try (CacheProgram.Child child = new CacheProgram.Child(origin.url(), directory, "24m")) {
                String url = child.url() + "/" + large.id().artefact("zip");
                assertThat(sha256(url)).as("cold").isEqualTo(sha256(large.zip()));
                origin.close();
                assertThat(sha256(url)).as("warm").isEqualTo(sha256(large.zip()));
            }
        }
    }

    /** Text that compresses to about half. */
    private static String digits() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder(LETTERS);
        while (text.length() < LETTERS) {
            text.append(Long.toHexString(random.nextLong()));
        }
        return text.toString();
    }

    private static String sha256(String url) throws IOException {
        Sha256 digest = new Sha256();
        try (InputStream in = URI.create(url).toURL().openStream()) {
            in.transferTo(digest.asStream());
        }
        return digest.hex();
    }

    private static String sha256(byte[] bytes) {
        Sha256 digest = new Sha256();
        digest.update(ByteBuffer.wrap(bytes));
        return digest.hex();
    }
}
