package io.github.fetchproof.harness.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.Operation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {
    private static final Path WORK = Path.of("/w");
    private static final Path CACHE = Path.of("/c");

    @Test
    void placeholdersAreFilledInsideArguments() {
        Command command = new Command(
                Operation.DOWNLOAD,
                List.of("x", "--m={module}", "{version}{version}", "{directory}:{cache}", "{{.X}}"));

        assertThat(command.argv(List.of("example.com/m@v1.0.0"), WORK, CACHE))
                .containsExactly("x", "--m=example.com/m", "v1.0.0v1.0.0", "/w:/c", "{{.X}}");
    }

    @Test
    void whatIsFilledInIsNotFilledAgain() {
        Command command = new Command(Operation.DOWNLOAD, List.of("x", "{module}"));

        assertThat(command.argv(List.of("{version}$1\\@v1.0.0"), WORK, CACHE)).containsExactly("x", "{version}$1\\");
    }

    @Test
    void aCommandForOneModuleIsRunForEach() {
        FetchRequest request = new FetchRequest(Operation.DOWNLOAD, List.of("a@v1", "b@v2"), WORK);

        assertThat(new Command(Operation.DOWNLOAD, List.of("x", "{module}")).rounds(request, false))
                .containsExactly(List.of("a@v1"), List.of("b@v2"));
        assertThat(new Command(Operation.DOWNLOAD, List.of("x", "{modules}")).rounds(request, false))
                .containsExactly(List.of("a@v1", "b@v2"));
        assertThat(new Command(Operation.DOWNLOAD, List.of("x")).rounds(request, false))
                .hasSize(1);
    }

    @Test
    void whatNamesAModuleIsRepeatedForASubjectThatTakesMany() {
        FetchRequest request = new FetchRequest(Operation.DOWNLOAD, List.of("a@v1", "b@v2"), WORK);
        Command command = new Command(Operation.DOWNLOAD, List.of("x", "{module}@{version}", "{cache}"));

        assertThat(command.rounds(request, true)).containsExactly(List.of("a@v1", "b@v2"));
        assertThat(command.argv(List.of("a@v1", "b@v2"), WORK, CACHE)).containsExactly("x", "a@v1", "b@v2", "/c");
    }

    @Test
    void shellsBracesAreNoPlaceholders() {
        assertThat(new Template("${module} {{module}} { module } {MODULE} {} {module}").placeholders())
                .containsExactly("module");
        assertThat(new Template("${module} {{module}} {module}").fill(java.util.Map.of("module", "m")))
                .isEqualTo("${module} {{module}} m");
    }
}
