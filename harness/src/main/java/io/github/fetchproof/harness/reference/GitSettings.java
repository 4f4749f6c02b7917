package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.fetcher.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said from outside of how repositories are reached: git's variables as they are. Immutable.
 *
 * @param sshCommand GIT_SSH_COMMAND, a line for a shell; empty when it is not set
 * @param files of git's configuration, where they are: GIT_CONFIG_GLOBAL, else the user's own; one that counts more comes later
 * @param values GIT_CONFIG_COUNT of them, which count more than those in files
 * @see <a href="https://git-scm.com/docs/git#_environment_variables">environment variables of git</a>
 */
public record GitSettings(String sshCommand, List<Path> files, List<Value> values) {
    private static final int MOST_VALUES = 1000;

    /**
     * A value of git's configuration.
     *
     * @param key for instance {@code url.ssh://git@example.com/.insteadOf}
     */
    public record Value(String key, String value) {}

    public GitSettings {
        files = List.copyOf(files);
        values = List.copyOf(values);
    }

    /** @throws IllegalArgumentException a sentence that names the variable, what it must be and what it is */
    static GitSettings of(Surroundings surroundings) {
        Path home = Path.of(surroundings.get("HOME", System.getProperty("user.home")));
        String global = surroundings.get("GIT_CONFIG_GLOBAL", "");
        String xdg = surroundings.get("XDG_CONFIG_HOME", home.resolve(".config").toString());
        List<Path> files = global.isEmpty()
                ? List.of(Path.of(xdg, "git", "config"), home.resolve(".gitconfig"))
                : List.of(Path.of(global));
        List<Value> values = new ArrayList<>();
        int count = new Variables(surroundings).integer("GIT_CONFIG_COUNT", 0, 0, MOST_VALUES);
        for (int i = 0; i < count; i++) {
            String name = "GIT_CONFIG_KEY_" + i;
            String key = surroundings.get(name, "");
            if (!key.contains(".")) {
                throw new IllegalArgumentException(name + " must be a key such as url.BASE.insteadOf: " + key);
            }
            values.add(new Value(key, surroundings.get("GIT_CONFIG_VALUE_" + i, "")));
        }
        return new GitSettings(surroundings.get("GIT_SSH_COMMAND", ""), files, values);
    }
}
