package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.scenario.Scenario;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables that lead {@code go} and its like to a held world, and keep a shell's own settings out. */
final class ServeVariables {
    private static final Pattern NAME = Pattern.compile("\\b[PS][0-9]+\\b");
    private static final Pattern NAME_IN_BRACES = Pattern.compile("\\{(key:|host:|)([PS][0-9]+)}");

    private ServeVariables() {}

    /** Those of any world, which begins with its proxies in GOPROXY. */
    static Map<String, String> of(HeldWorld held, Path scratch) throws IOException {
        Map<String, String> variables = new TreeMap<>(Map.of(
                "GOPROXY", named(String.join(",", held.world().proxies().keySet()), held),
                "GOSUMDB", "off",
                "GONOPROXY", "",
                "GONOSUMDB", "",
                "GOPRIVATE", "",
                "GOENV", "off",
                "GOFLAGS", "-modcacherw",
                "GOTOOLCHAIN", "local",
                "GOPATH", scratch.resolve("go").toString(),
                "GOMODCACHE", scratch.resolve("mod").toString()));
        World world = held.world();
        if (world.encrypted().keySet().stream()
                .anyMatch(name -> world.siteAt(name).isEmpty())) {
            // The go command's own requests; those to sites are git's affair.
            variables.put(
                    "SSL_CERT_FILE",
                    Files.writeString(scratch.resolve("authority.pem"), held.authority())
                            .toString());
        }
        return variables;
    }

    /** What a scenario sets, with URLs and keys for the names of origins. */
    static Map<String, String> settings(Scenario scenario, HeldWorld held) {
        Map<String, String> told = new TreeMap<>();
        scenario.settings().forEach((name, value) -> told.put(name, setting(name, value, held)));
        return told;
    }

    private static String setting(String name, String value, HeldWorld held) {
        if (name.equals("GOPROXY")) {
            return named(value, held);
        }
        // A key alone would send the client to a host of that name, which is not here.
        String told = name.equals("GOSUMDB") ? value.replaceFirst("^\\{key:([PS][0-9]+)}$", "{key:$1} {$1}") : value;
        return NAME_IN_BRACES
                .matcher(told)
                .replaceAll(found -> Matcher.quoteReplacement(braced(found.group(1), found.group(2), held)));
    }

    private static String braced(String what, String origin, HeldWorld held) {
        String url = held.road(origin).url();
        return switch (what) {
            case "key:" -> held.world().sumdbAt(origin).orElseThrow().key().toString();
            case "host:" -> URI.create(url).getAuthority();
            default -> url;
        };
    }

    private static String named(String list, HeldWorld held) {
        return NAME.matcher(list)
                .replaceAll(found ->
                        Matcher.quoteReplacement(held.road(found.group()).url()));
    }
}
