package io.github.fetchproof.fakes.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Very many who ask for the same at the same time, each on a connection of its own. */
@Timeout(180)
class HerdTest {
    private static final int ASKERS = 1000;
    private static final Module M = Vectors.VECTOR_A;
    private static final String ZIP = "/" + M.id().artefact("zip");

    @Test
    void aThousandWhoAskForWhatIsColdCauseOneRequest(@TempDir Path directory) throws Exception {
        try (Rig rig = new Rig(directory, World.empty().proxy("P1", M), Limits.DEFAULT)) {
            List<byte[]> answers = askAtOnce(rig);

            assertThat(rig.asked()).containsExactly(ZIP);
            for (byte[] answer : answers) {
                assertThat(head(answer)).startsWith("HTTP/1.1 200 ");
                assertThat(body(answer)).isEqualTo(M.zip());
            }
        }
    }

    @Test
    void aThousandWhoAskForWhatFailsAreAllTold(@TempDir Path directory) throws Exception {
        try (Rig rig = new Rig(directory, World.empty().proxy("P1", M), Limits.DEFAULT)) {
            rig.origin().serve(Trigger.first(1, Artefact.ZIP), new ServerFault.Status(503, Map.of(), "lunch"));
            List<byte[]> answers = askAtOnce(rig);

            assertThat(answers)
                    .extracting(HerdTest::head)
                    .allMatch(head -> head.startsWith("HTTP/1.1 502 ") || head.startsWith("HTTP/1.1 200 "))
                    .anyMatch(head -> head.startsWith("HTTP/1.1 502 "));
        }
    }

    /** The upstream answers once all have asked. */
    private static List<byte[]> askAtOnce(Rig rig) throws IOException {
        CountDownLatch allHaveAsked = new CountDownLatch(1);
        rig.origin().hold(Trigger.nth(1, Artefact.ZIP), () -> await(allHaveAsked));
        byte[] request = ("GET " + ZIP + " HTTP/1.1\r\nHost: proxy\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1);
        List<Socket> askers = new ArrayList<>();
        try {
            for (int i = 0; i < ASKERS; i++) {
                Socket asker = new Socket(
                        rig.proxy().address().getAddress(),
                        rig.proxy().address().getPort());
                askers.add(asker);
                asker.setSoTimeout(60_000);
                asker.getOutputStream().write(request);
            }
            allHaveAsked.countDown();
            List<byte[]> answers = new ArrayList<>();
            for (Socket asker : askers) {
                answers.add(asker.getInputStream().readAllBytes());
            }
            return answers;
        } finally {
            for (Socket asker : askers) {
                asker.close();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(byte[] answer) {
        return new String(answer, 0, endOfHead(answer), ISO_8859_1);
    }

    private static byte[] body(byte[] answer) {
        return Arrays.copyOfRange(answer, endOfHead(answer), answer.length);
    }

    private static int endOfHead(byte[] answer) {
        return new String(answer, ISO_8859_1).indexOf("\r\n\r\n") + 4;
    }
}
