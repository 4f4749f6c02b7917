package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.fault.Artefact;
import java.util.Optional;

/**
 * What a path asks a module proxy for. See https://go.dev/ref/mod#goproxy-protocol.
 *
 * @param artefact which endpoint of the GOPROXY protocol
 * @param module module path, case-encoded
 * @param version version, case-encoded; empty for {@link Artefact#LIST} and {@link Artefact#LATEST}
 */
record Endpoint(Artefact artefact, String module, String version) {
    private static final String VERSIONS = "/@v/";
    private static final String LATEST = "/@latest";

    /** The endpoint at a percent-decoded path; nothing where a proxy has none. */
    static Optional<Endpoint> at(String path) {
        if (path.endsWith(LATEST)) {
            return of(Artefact.LATEST, path.substring(0, path.length() - LATEST.length()), "");
        }
        int middle = path.lastIndexOf(VERSIONS);
        if (middle < 0) {
            return Optional.empty();
        }
        String module = path.substring(0, middle);
        String file = path.substring(middle + VERSIONS.length());
        if (file.equals("list")) {
            return of(Artefact.LIST, module, "");
        }
        int dot = file.lastIndexOf('.');
        if (dot < 1 || file.indexOf('/') >= 0) {
            return Optional.empty();
        }
        String version = file.substring(0, dot);
        return switch (file.substring(dot)) {
            case ".info" -> of(Artefact.INFO, module, version);
            case ".mod" -> of(Artefact.MOD, module, version);
            case ".zip" -> of(Artefact.ZIP, module, version);
            default -> Optional.empty();
        };
    }

    private static Optional<Endpoint> of(Artefact artefact, String module, String version) {
        return module.length() < 2 || module.startsWith("/sumdb/")
                ? Optional.empty()
                : Optional.of(new Endpoint(artefact, module.substring(1), version));
    }

    /** What to count a request as: its endpoint, here or at a checksum database, or {@link Artefact#ANY} where it names none. */
    static Artefact counted(Request request) {
        return at(request.path()).map(Endpoint::artefact).orElseGet(() -> SumdbOrigin.counted(request.path()));
    }
}
