package io.github.fetchproof.harness.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A real browser without a window. Each visit is a process of its own that ends within a bound. */
record Browser(Path program, Path home) {
    private static final long SECONDS = 120;

    /** The one that is installed here, if any; it writes to {@code home} only. */
    static Optional<Browser> find(Path home) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(directory).resolve(name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Browser(program, home));
    }

    /** What has become of a page after it was loaded and all that wanted to run had run. */
    Document visit(String html) throws IOException, InterruptedException {
        Path page = Files.write(home.resolve("page.html"), html.getBytes(UTF_8));
        Path dom = run(page, List.of("--dump-dom", "--virtual-time-budget=2000"));
        return Jsoup.parse(Files.readString(dom));
    }

    /** How a page looks. */
    BufferedImage look(String html, int width, int height, boolean dark) throws IOException, InterruptedException {
        Path page = Files.write(home.resolve("page.html"), html.getBytes(UTF_8));
        Path picture = home.resolve("page.png");
        run(
                page,
                List.of(
                        "--screenshot=" + picture,
                        "--window-size=" + width + "," + height,
                        "--hide-scrollbars",
                        "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1)));
        return ImageIO.read(picture.toFile());
    }

    /** Without its sandbox, which needs privileges that a container may not give; the page is ours. */
    private Path run(Path page, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + home.resolve("profile")));
        command.addAll(options);
        command.add(page.toUri().toString());
        Path said = home.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(home.resolve("complained").toFile());
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as("%s ends well: %s", program, Files.readString(home.resolve("complained"), UTF_8))
                .isTrue();
        return said;
    }
}
