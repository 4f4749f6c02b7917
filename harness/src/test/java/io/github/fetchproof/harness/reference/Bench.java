package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A fetcher on a table of its own: variables, a cache, a directory with go.sum. Made anew for each test. */
final class Bench implements AutoCloseable {
    private final Path root;
    private final Map<String, String> variables = new HashMap<>();
    private final List<Fetcher> open = new ArrayList<>();
    private ReferenceProvider provider = new ReferenceProvider();

    Bench(Path root, String goproxy) {
        this.root = root;
        variables.put("GOPROXY", goproxy);
        variables.put("GOMODCACHE", root.resolve("cache").toString());
        variables.put("FETCHPROOF_BACKOFF_BASE", "1ms");
        variables.put("FETCHPROOF_BACKOFF_CAP", "4ms");
        variables.put("FETCHPROOF_CONNECT_TIMEOUT", "5s");
        variables.put("FETCHPROOF_HEADER_TIMEOUT", "10s");
        variables.put("FETCHPROOF_STALL_TIMEOUT", "10s");
        variables.put("FETCHPROOF_TIMEOUT", "60s");
    }

    Bench with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Bench provider(ReferenceProvider other) {
        provider = other;
        return this;
    }

    Bench goSum(String text) {
        write(root.resolve("go.sum"), text);
        return this;
    }

    static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A fetcher that lives until this is closed. */
    Fetcher fetcher() {
        Fetcher fetcher = provider.open(new Surroundings(variables));
        open.add(fetcher);
        return fetcher;
    }

    FetchResult download(SampleModule... modules) throws InterruptedException {
        return download(Stream.of(modules).map(SampleModule::toString).toArray(String[]::new));
    }

    FetchResult download(String... modules) throws InterruptedException {
        return ask(Operation.DOWNLOAD, modules);
    }

    FetchResult ask(Operation operation, String... modules) throws InterruptedException {
        return ask(fetcher(), operation, modules);
    }

    FetchResult ask(Fetcher fetcher, Operation operation, String... modules) throws InterruptedException {
        return fetcher.fetch(new FetchRequest(operation, List.of(modules), root));
    }

    Path cached(ModuleVersion module, String extension) {
        return root.resolve("cache/cache/download").resolve(module.artefact(extension));
    }

    Path cached(String extension) {
        return cached(SampleModule.A.module(), extension);
    }

    /** Where {@code module} is extracted to. */
    Path tree(SampleModule module) {
        return root.resolve("cache").resolve(module.module().escaped());
    }

    /** Names of all that is kept of downloads, without directories; lock files hold nothing and are left out. */
    List<String> cacheNames() {
        Path cache = root.resolve("cache/cache/download");
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Path root() {
        return root;
    }

    @Override
    public void close() {
        open.forEach(Fetcher::close);
    }
}
