package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.transport.UrlConfig;

/**
 * The part of git's configuration that says by which URL a repository is reached. It is read when it is first asked. What files include
 * is not. Safe to share.
 *
 * @see <a href="https://git-scm.com/docs/git-config#Documentation/git-config.txt-urlltbasegtinsteadOf">url.&lt;base&gt;.insteadOf</a>
 */
final class GitConfiguration {
    private final GitSettings settings;
    private Optional<UrlConfig> urls = Optional.empty();

    GitConfiguration(GitSettings settings) {
        this.settings = settings;
    }

    /**
     * The URL that is asked in the place of another: the longest beginning that is configured is replaced, if any is.
     *
     * @throws FetchFailure when the configuration cannot be read
     */
    synchronized String instead(String url) throws FetchFailure {
        if (urls.isEmpty()) {
            urls = Optional.of(new UrlConfig(read()));
        }
        return urls.get().replace(url);
    }

    private Config read() throws FetchFailure {
        Config all = new Config();
        for (Path file : settings.files()) {
            all = read(file, all);
        }
        Config config = new Config(all);
        for (GitSettings.Value each : settings.values()) {
            add(config, each);
        }
        return config;
    }

    private static Config read(Path file, Config before) throws FetchFailure {
        Config config = new Config(before);
        try {
            if (Files.exists(file)) {
                config.fromText(new String(Files.readAllBytes(file), UTF_8));
            }
            return config;
        } catch (IOException | ConfigInvalidException unusable) {
            throw new FetchFailure(
                    FailureClass.LOCAL, "git's configuration must be readable: " + file + ": " + unusable.getMessage());
        }
    }

    /** A key of two parts says nothing of URLs. */
    private static void add(Config config, GitSettings.Value each) {
        int first = each.key().indexOf('.');
        int last = each.key().lastIndexOf('.');
        String section = each.key().substring(0, first);
        String name = each.key().substring(last + 1);
        if (first < last) {
            String base = each.key().substring(first + 1, last);
            List<String> values = new ArrayList<>(List.of(config.getStringList(section, base, name)));
            values.add(each.value());
            config.setStringList(section, base, name, values);
        }
    }
}
