package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.fetcher.Outcome;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of one module that was asked for. Paths are absolute and in the module cache; where the download failed, those
 * are named that are there and verified nevertheless. Immutable.
 *
 * @param path of the module, as it was asked for
 * @param version in canonical form; as it was asked for where it could not be resolved, and empty where none was asked for
 * @param query what was asked for in place of the version; empty where it was the version itself
 * @param outcome how it ended
 * @param error why it failed, in words; empty where it did not
 * @param info the {@code .info} file
 * @param goMod the {@code .mod} file
 * @param zip the {@code .zip} file
 * @param dir the directory the zip was extracted to
 * @param sum {@code h1:} of the zip
 * @param goModSum {@code h1:} of the go.mod
 */
public record Downloaded(
        String path,
        String version,
        String query,
        Outcome outcome,
        String error,
        Optional<Path> info,
        Optional<Path> goMod,
        Optional<Path> zip,
        Optional<Path> dir,
        Optional<String> sum,
        Optional<String> goModSum) {

    /** One of which nothing is there. */
    static Downloaded nothing(String asked, Outcome outcome, String error) {
        int at = asked.indexOf('@');
        return new Downloaded(
                at < 0 ? asked : asked.substring(0, at),
                at < 0 ? "" : asked.substring(at + 1),
                "",
                outcome,
                error,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
