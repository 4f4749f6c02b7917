package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.sumdb.Database;
import io.github.fetchproof.fakes.sumdb.DatabaseVariant;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.World;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checksum database of an origin as a function: what it answers at a path. See
 * https://go.dev/ref/mod#checksum-database.
 *
 * <p>To {@code /supported} it says yes, wherever it is; only proxies are asked.
 */
final class SumdbOrigin {
    private static final String BYTES = "application/octet-stream";
    private static final String SUPPORTED = "/supported";
    private static final Pattern ENDPOINT = Pattern.compile("(?:/sumdb/.+)?/(supported$|lookup/|tile/).*");

    private SumdbOrigin() {}

    /** The answer at a percent-decoded path; nothing where the origin has no database, or it nothing there. */
    static Optional<Script> found(World world, String origin, String path) {
        return at(world, origin, path, Sumdb::database);
    }

    /** What it answers there that tells something else of its first module; nothing where it has nothing. */
    static Optional<Script> told(World world, String origin, DatabaseVariant variant, String path) {
        return at(world, origin, path, sumdb -> sumdb.telling(variant).database())
                .map(script -> new Script(script.acts(), false));
    }

    private static Optional<Script> at(World world, String origin, String path, Function<Sumdb, Database> asked) {
        String base = world.sumdbPath(origin);
        return path.startsWith(base + "/")
                ? world.sumdbAt(origin).flatMap(sumdb -> answer(asked.apply(sumdb), path.substring(base.length())))
                : Optional.empty();
    }

    private static Optional<Script> answer(Database database, String path) {
        if (path.equals(SUPPORTED)) {
            return Optional.of(ProxyOrigin.ok(ProxyOrigin.TEXT, new byte[0]));
        }
        String type = path.startsWith(Database.TILE) ? BYTES : ProxyOrigin.TEXT;
        return database.answer(path).map(body -> ProxyOrigin.ok(type, body));
    }

    /** What to count a request as, wherever the database is; {@link Artefact#ANY} where clients ask for no such thing. */
    static Artefact counted(String path) {
        Matcher parts = ENDPOINT.matcher(path);
        if (!parts.matches()) {
            return Artefact.ANY;
        }
        return switch (parts.group(1)) {
            case "lookup/" -> Artefact.LOOKUP;
            case "tile/" -> Artefact.TILE;
            default -> Artefact.SUPPORTED;
        };
    }
}
