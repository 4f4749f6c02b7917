package io.github.fetchproof.fakes.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fetchproof.fakes.gomod.GoModFile;
import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.VerifiedStream;
import io.github.fetchproof.fakes.gomod.Version;
import io.github.fetchproof.fakes.gomod.VersionList;
import io.github.fetchproof.fakes.gomod.ZipRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Whether a file can be what it was fetched for. What cannot be, a login page for instance, is not kept: it would be told long
 * after the upstream has been mended.
 */
final class Inspection {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Inspection() {}

    /** The file is not what it should be; the message says what must hold. */
    static final class Unsound extends Exception {
        private static final long serialVersionUID = 1L;

        Unsound(String sentence) {
            super(sentence);
        }
    }

    /**
     * Looks through a file.
     *
     * @return the {@code h1:} hash of a zip or a go.mod
     * @throws Unsound when it is something else
     * @throws IOException when it cannot be read
     */
    static Optional<Hash1> look(Resource resource, Path file) throws Unsound, IOException {
        return switch (resource.kind()) {
            case LIST -> list(file);
            case LATEST, QUERY -> info(file, Optional.empty());
            case INFO -> info(file, resource.version());
            case MOD -> Optional.of(goMod(Files.readAllBytes(file)));
            case ZIP -> Optional.of(zip(resource.id(), file));
            case SUMDB -> Optional.empty(); // Clients verify what a checksum database says, and only they have the key.
        };
    }

    private static Optional<Hash1> list(Path file) throws Unsound, IOException {
        String text = new String(Files.readAllBytes(file), UTF_8);
        if (!text.isBlank() && VersionList.parse(text).lines().isEmpty()) {
            throw new Unsound("a list must hold versions, or nothing");
        }
        return Optional.empty();
    }

    private static Optional<Hash1> info(Path file, Optional<Version> asked) throws Unsound, IOException {
        JsonNode info;
        try {
            info = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException notJson) {
            throw new Unsound("an .info must be JSON");
        }
        Optional<Version> version = Version.ifCanonical(info.path("Version").asText());
        if (version.isEmpty()) {
            throw new Unsound("an .info must be an object with a canonical Version");
        }
        if (asked.isPresent() && !asked.equals(version)) {
            throw new Unsound("an .info must be of the version that was asked for, not of " + version.get());
        }
        if (info.hasNonNull("Time") && !isTime(info.path("Time").asText())) {
            throw new Unsound("an .info must have a Time of RFC 3339, or none");
        }
        return Optional.empty();
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException notTime) {
            return false;
        }
    }

    private static Hash1 goMod(byte[] bytes) throws Unsound {
        if (new GoModFile(new String(bytes, UTF_8)).declaredModule().isEmpty()) {
            throw new Unsound("a go.mod must declare a module");
        }
        return Hash1.ofGoMod(bytes);
    }

    /** Names and declared sizes are judged before anything is uncompressed. */
    private static Hash1 zip(ModuleVersion module, Path file) throws Unsound, IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            List<ZipRules.Problem> problems = ZipRules.check(
                    module,
                    entries.stream()
                            .map(each -> new ZipRules.Entry(each.getName(), each.getSize()))
                            .toList());
            if (!problems.isEmpty()) {
                throw new Unsound(problems.get(0).sentence());
            }
            List<Hash1.Named> named = new ArrayList<>();
            for (ZipEntry entry : entries) {
                named.add(new Hash1.Named(
                        entry.getName(),
                        () -> new VerifiedStream(
                                zip.getInputStream(entry), entry.getName(), entry.getSize(), entry.getCrc())));
            }
            return Hash1.of(named);
        } catch (ZipException | IllegalArgumentException broken) {
            throw new Unsound("a zip must be whole: " + broken.getMessage());
        }
    }
}
