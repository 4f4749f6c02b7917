package io.github.fetchproof.fakes.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.fakes.world.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class UploadPackServiceTest {

    private static final Repository R = Repositories.R;
    private static final String LS_REFS = "0014command=ls-refs\n00010009peel\n000csymrefs\n0000";

    private final Path scratch;

    UploadPackServiceTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @Test
    void theExampleOfTheRoomWorks() {
        Repository r = Repository.of("r").release(Vectors.VECTOR_A, "");
        UploadPackService service = UploadPackService.of(r);

        String page = text(service.advertisement("version=2"));
        String refs = text(service.answer("version=2", LS_REFS.getBytes(UTF_8)));

        assertThat(page).startsWith("000dversion 2").contains("ls-refs", "fetch=shallow");
        assertThat(refs)
                .contains(r.find("v1.0.0").id() + " refs/tags/v1.0.0\n")
                .contains(" HEAD symref-target:refs/heads/main\n");
    }

    @ParameterizedTest(name = "version {0}")
    @ValueSource(strings = {"0", "1", "2"})
    void gitListsClonesAndFindsNothingWrong(String version, TestReporter reporter) throws Exception {
        Tools.need(reporter, "git");
        Tools tools = new Tools(scratch);
        try (HttpHost host = new HttpHost(R)) {
            String url = host.url() + "r";

            String listed = tools.run("git", "-c", "protocol.version=" + version, "ls-remote", url)
                    .good();
            assertThat(listed.lines())
                    .contains(
                            R.branches().get("main") + "\tHEAD",
                            R.branches().get("dev") + "\trefs/heads/dev",
                            R.find("v1.0.0").id() + "\trefs/tags/v1.0.0",
                            R.refs().get("refs/tags/v1.1.0") + "\trefs/tags/v1.1.0",
                            R.find("v1.1.0").id() + "\trefs/tags/v1.1.0^{}");

            tools.run("git", "-c", "protocol.version=" + version, "clone", "-q", url, "r")
                    .good();
            tools.run("git", "-C", "r", "fsck", "--strict", "--full").good();
            assertThat(scratch.resolve("r/v2/r.go")).hasContent("package r\n\n// V is three.\nconst V = 3\n");
            assertThat(scratch.resolve("r/sub/deep/é.txt")).hasContent("é\n");
            assertThat(Files.isSymbolicLink(scratch.resolve("r/link.go"))).isTrue();
            assertThat(Files.isExecutable(scratch.resolve("r/run.sh"))).isTrue();
            assertThat(Files.isExecutable(scratch.resolve("r/r.go"))).isFalse();
            assertThat(host.posts())
                    .isNotEmpty()
                    .as("a client that is answered in version 0 goes on in it")
                    .allMatch(post -> post.startsWith(version.equals("2") ? "version=2\n" : "\n"));
        }
    }

    @ParameterizedTest(name = "version {0}")
    @ValueSource(strings = {"0", "2"})
    void gitFetchesOneTagOrOneCommitAndNothingBeforeIt(String version, TestReporter reporter) throws Exception {
        Tools.need(reporter, "git");
        Tools tools = new Tools(scratch);
        String second = R.find("v1.1.0").id();
        try (HttpHost host = new HttpHost(R)) {
            for (String wanted : List.of("refs/tags/v1.1.0:refs/tags/v1.1.0", second)) {
                String directory = wanted.startsWith("refs") ? "tag" : "commit";
                tools.run("git", "init", "-q", "--bare", directory).good();
                tools.run(
                                "git",
                                "-C",
                                directory,
                                "-c",
                                "protocol.version=" + version,
                                "fetch",
                                "-q",
                                "--depth=1",
                                host.url() + "r",
                                wanted)
                        .good();
                assertThat(tools.run("git", "-C", directory, "log", "--format=%H", "FETCH_HEAD")
                                .good()
                                .strip())
                        .isEqualTo(second);
            }
            assertThat(host.posts()).anyMatch(post -> post.contains("deepen 1"));
        }
    }

    @ParameterizedTest(name = "version {0}")
    @ValueSource(strings = {"0", "2"})
    void aCommitThatNoRefLeadsToAnyMoreIsStillGiven(String version, TestReporter reporter) throws Exception {
        Tools.need(reporter, "git");
        Tools tools = new Tools(scratch);
        Repository before = Repository.of("r").release(Vectors.VECTOR_A, "").branch("other");
        Repository r = before.release(Module.of("example.com/m@v1.1.0"), "").withTagMoved("v1.1.0", "main");
        String lost = r.find("other").id();
        Repository without = new Repository(r.name(), r.commits(), r.tags(), before.branches(), "main");
        try (HttpHost host = new HttpHost(without)) {
            tools.run("git", "init", "-q", "--bare", "x").good();
            tools.run(
                            "git",
                            "-C",
                            "x",
                            "-c",
                            "protocol.version=" + version,
                            "fetch",
                            "-q",
                            "--depth=1",
                            host.url() + "r",
                            lost)
                    .good();
            assertThat(tools.run("git", "-C", "x", "cat-file", "-t", lost).good())
                    .isEqualTo("commit\n");
        }
    }

    @Test
    void theSameRepositoryGivesTheSameBytes() {
        UploadPackService one = UploadPackService.of(R);
        UploadPackService other = UploadPackService.of(R);

        assertThat(one.advertisement("")).isEqualTo(other.advertisement(""));
        assertThat(one.answer("version=2", fetch())).isEqualTo(other.answer("version=2", fetch()));
    }

    @Test
    void aRequestMayBeCompressed() throws IOException {
        UploadPackService service = UploadPackService.of(R);
        byte[] plain = LS_REFS.getBytes(UTF_8);

        assertThat(service.answer("version=2", gzip(plain))).isEqualTo(service.answer("version=2", plain));
    }

    @Test
    void aRequestMustBeWholeAndNotTooLong() throws IOException {
        UploadPackService service = UploadPackService.of(R);
        byte[] compressed = gzip(LS_REFS.getBytes(UTF_8));

        assertThatThrownBy(() -> service.answer("", Arrays.copyOf(compressed, 12)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a compressed request to git must be whole");
        byte[] bomb = gzip(new byte[UploadPackService.MOST_BYTES + 1]);
        assertThatThrownBy(() -> service.answer("", bomb))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a request to git must take at most 16777216 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0000",
                "zzzz",
                "0014command=ls-refs",
                "0011command=nope\n0000",
                "0032want 0000000000000000000000000000000000000001\n00000009done\n"
            })
    void nonsenseIsAnsweredAndNotThrown(String request) {
        UploadPackService service = UploadPackService.of(R);

        for (String protocol : List.of("", "version=2", "version=9", "nonsense:version")) {
            assertThat(text(service.answer(protocol, request.getBytes(UTF_8)))).doesNotContain("PACK");
        }
    }

    @Test
    void manyMayAskAtOnce() throws Exception {
        UploadPackService service = UploadPackService.of(R);
        byte[] expected = service.answer("version=2", fetch());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<byte[]> ask = () -> service.answer("version=2", fetch());
            for (Future<byte[]> answer : threads.invokeAll(Collections.nCopies(64, ask))) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] fetch() {
        String want = "0032want " + R.find("v1.1.0").id() + "\n";
        return ("0012command=fetch\n0001000ddeepen 1\n" + want + "0009done\n0000").getBytes(UTF_8);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(plain);
        }
        return compressed.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
