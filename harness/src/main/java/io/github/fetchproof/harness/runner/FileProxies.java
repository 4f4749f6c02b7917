package io.github.fetchproof.harness.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Directories that hold what proxies of a world hold, as {@code file://} entries of GOPROXY name them. See
 * https://go.dev/ref/mod#goproxy-protocol.
 *
 * @param directory of all of them, one below it for each proxy
 */
record FileProxies(Path directory) {

    /** Where a proxy's directory is, made or not. */
    Path of(String proxy) {
        return directory.resolve(proxy);
    }

    /** Makes a proxy's directory. */
    void make(String proxy, World world) throws IOException {
        for (Module module : world.heldBy(proxy)) {
            Path versions = of(proxy).resolve(module.id().artefact("info")).resolveSibling(".");
            Files.createDirectories(versions);
            write(proxy, module, "info", module.infoJson().getBytes(UTF_8));
            write(proxy, module, "mod", module.goModBytes());
            write(proxy, module, "zip", module.zip());
            Files.writeString(
                    versions.resolve("list"),
                    world.shelf(proxy).list(module.id().escapedPath()).orElse(""));
        }
    }

    private void write(String proxy, Module module, String extension, byte[] bytes) throws IOException {
        Files.write(of(proxy).resolve(module.id().artefact(extension)), bytes);
    }
}
