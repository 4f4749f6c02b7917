package io.github.fetchproof.fakes.cache;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.Query;
import io.github.fetchproof.fakes.gomod.Version;
import io.github.fetchproof.fakes.gomod.ZipRules;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something a module proxy can be asked for. Immutable. See https://go.dev/ref/mod#goproxy-protocol.
 *
 * @param kind what it is
 * @param path where it lies below a proxy's URL and below the cache's directory alike, case-encoded, without a leading slash;
 *     safe as the name of a file
 * @param module the module, plain; empty for what belongs to a checksum database
 * @param version its version, plain; empty for {@link Kind#LIST}, {@link Kind#LATEST}, {@link Kind#QUERY} and {@link
 *     Kind#SUMDB}
 */
record Resource(Kind kind, String path, Optional<ModulePath> module, Optional<Version> version) {
    private static final String VERSIONS = "/@v/";
    private static final String LATEST = "/@latest";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    /** See https://go.dev/design/25530-sumdb#checksum-database. */
    private static final Pattern SUMDB =
            Pattern.compile("sumdb/[a-z0-9][a-z0-9.-]*/(?:supported|latest|lookup/(?<of>[^@]+@[^@]+)"
                    + "|tile/[0-9]{1,2}/(?:data|[0-9]{1,2})/(?:x[0-9]{3}/){0,6}[0-9]{3}(?:\\.p/[0-9]{1,3})?)");

    /** The kinds, with what is known of each before it is asked for. */
    enum Kind {
        LIST(false, 16 << 20, TEXT),
        LATEST(false, 1 << 20, JSON),
        QUERY(false, 1 << 20, JSON),
        INFO(true, 1 << 20, JSON),
        MOD(true, ZipRules.MOST_BYTES_OF_GO_MOD, TEXT),
        ZIP(true, ZipRules.MOST_BYTES, "application/zip"),
        SUMDB(false, 1 << 20, TEXT);

        private final boolean lasting;
        private final long mostBytes;
        private final String contentType;

        Kind(boolean lasting, long mostBytes, String contentType) {
            this.lasting = lasting;
            this.mostBytes = mostBytes;
            this.contentType = contentType;
        }

        /** Whether it never changes. */
        boolean isLasting() {
            return lasting;
        }

        /** What an upstream may send of it. */
        long mostBytes() {
            return mostBytes;
        }

        String contentType() {
            return contentType;
        }
    }

    /** What lies at a percent-decoded path; empty where no proxy has anything. */
    static Optional<Resource> at(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        try {
            return below(path.substring(1));
        } catch (IllegalArgumentException noSuchName) {
            return Optional.empty();
        }
    }

    private static Optional<Resource> below(String path) {
        Matcher sumdb = SUMDB.matcher(path);
        if (sumdb.matches()) {
            Optional.ofNullable(sumdb.group("of")).ifPresent(Resource::checkLookup);
            return Optional.of(new Resource(Kind.SUMDB, path, Optional.empty(), Optional.empty()));
        }
        if (path.endsWith(LATEST)) {
            ModulePath module = ModulePath.unescape(path.substring(0, path.length() - LATEST.length()));
            return Optional.of(new Resource(Kind.LATEST, path, Optional.of(module), Optional.empty()));
        }
        int middle = path.lastIndexOf(VERSIONS);
        if (middle < 0) {
            return Optional.empty();
        }
        return file(path, ModulePath.unescape(path.substring(0, middle)), path.substring(middle + VERSIONS.length()));
    }

    private static void checkLookup(String escaped) {
        int at = escaped.indexOf('@');
        ModulePath.unescape(escaped.substring(0, at));
        Version.unescape(escaped.substring(at + 1));
    }

    private static Optional<Resource> file(String path, ModulePath module, String file) {
        if (file.equals("list")) {
            return Optional.of(new Resource(Kind.LIST, path, Optional.of(module), Optional.empty()));
        }
        int dot = Math.max(0, file.lastIndexOf('.'));
        String name = file.substring(0, dot);
        return switch (file.substring(dot)) {
            case ".info" -> Optional.of(info(path, module, name));
            case ".mod" -> Optional.of(of(Kind.MOD, new ModuleVersion(module, Version.unescape(name))));
            case ".zip" -> Optional.of(of(Kind.ZIP, new ModuleVersion(module, Version.unescape(name))));
            default -> Optional.empty();
        };
    }

    private static Resource info(String path, ModulePath module, String escaped) {
        Query.Revision query = Query.Revision.unescape(escaped);
        return Version.ifCanonical(query.text())
                .filter(module::agreesWith)
                .map(version -> of(Kind.INFO, new ModuleVersion(module, version)))
                .orElseGet(() -> new Resource(Kind.QUERY, path, Optional.of(module), Optional.empty()));
    }

    /** The file of this kind, one that lasts, of a version. */
    static Resource of(Kind kind, ModuleVersion module) {
        String path = module.artefact(kind.name().toLowerCase(Locale.ROOT));
        return new Resource(kind, path, Optional.of(module.path()), Optional.of(module.version()));
    }

    /** The module at its version, of a kind that has one. */
    ModuleVersion id() {
        return new ModuleVersion(module.orElseThrow(), version.orElseThrow());
    }

    @Override
    public String toString() {
        return path;
    }
}
