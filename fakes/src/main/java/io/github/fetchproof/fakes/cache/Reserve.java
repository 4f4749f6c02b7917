package io.github.fetchproof.fakes.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.Version;
import io.github.fetchproof.fakes.gomod.VersionList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What there is to say while the upstream fails: what it said last, and else what follows from the versions that are kept.
 *
 * @param store where it is kept
 */
record Reserve(Store store) {

    /** The highest release is the latest, else the highest prerelease, else the highest pseudo-version. */
    private static final Comparator<Version> LATEST = Comparator.comparing((Version version) -> !version.isPrerelease())
            .thenComparing(version -> !version.isPseudo())
            .thenComparing(Comparator.naturalOrder());

    /** What can still be said of it; empty when nothing is known. */
    Optional<Answer> of(Resource resource) {
        return switch (resource.kind()) {
            case LIST -> list(resource);
            case LATEST -> last(resource).or(() -> latest(resource.module().orElseThrow()));
            case QUERY, SUMDB -> last(resource);
            case INFO, MOD, ZIP -> Optional.empty();
        };
    }

    private Optional<Answer> last(Resource resource) {
        return store.read(resource).map(kept -> new Answer.Found(kept, true));
    }

    /** The versions that the upstream listed last, and those that have been kept since. */
    private Optional<Answer> list(Resource resource) {
        Optional<String> last = text(resource);
        List<Version> kept = store.versions(resource.module().orElseThrow(), Resource.Kind.MOD);
        if (last.isEmpty() && kept.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Answer.Made(joined(last.orElse(""), kept)));
    }

    private Optional<String> text(Resource resource) {
        Optional<Kept> kept = store.read(resource);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Kept file = kept.get()) {
            file.writeTo(bytes);
            return Optional.of(bytes.toString(UTF_8));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The list, and a line for each of the versions that it lacks. */
    static String joined(String list, List<Version> versions) {
        Set<Version> missing = new TreeSet<>(versions);
        VersionList.parse(list).lines().forEach(line -> missing.remove(line.version()));
        StringBuilder text = new StringBuilder(list);
        if (!list.isEmpty() && !list.endsWith("\n")) {
            text.append('\n');
        }
        missing.forEach(version -> text.append(version.value()).append('\n'));
        return text.toString();
    }

    private Optional<Answer> latest(ModulePath module) {
        return store.versions(module, Resource.Kind.INFO).stream()
                .sorted(LATEST.reversed())
                .map(version -> Resource.of(Resource.Kind.INFO, new ModuleVersion(module, version)))
                .flatMap(info -> store.read(info).stream())
                .findFirst()
                .map(kept -> new Answer.Found(kept, true));
    }
}
