package io.github.fetchproof.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.world.Login;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.scenario.Names;
import io.github.fetchproof.harness.trace.Road;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DialectTest {
    private static final Dialect DIALECT = new Dialect(
            new Names(Map.of("example.com/m", "xyz.test/qrs"), Map.of()),
            World.empty().sumdb("S1", Sumdb.of("sum.test")),
            List.of(
                    new Road("P1", "127.20.1.10:80", "127.20.1.130:8080", "http://one.test/a/b"),
                    new Road("P2", "127.20.1.11:80", "127.20.1.131:8080", "http://two.test"),
                    new Road("S1", "127.20.1.12:80", "127.20.1.132:8080", "http://three.test")),
            new FileProxies(Path.of("/scratch/files")));

    @Test
    void aListNamesUrls() {
        assertThat(DIALECT.goproxy("P1/,P2|off")).isEqualTo("http://one.test/a/b/,http://two.test|off");
    }

    @Test
    void aListHoldsTheLoginThatAnOriginWants() {
        World guarded = DIALECT.world().proxy("P2").guarded("P2", new Login("user", "pass"));
        Dialect dialect = new Dialect(DIALECT.names(), guarded, DIALECT.roads(), DIALECT.files());

        assertThat(dialect.goproxy("login@P2,P1")).isEqualTo("http://user:pass@two.test,http://one.test/a/b");
        assertThatThrownBy(() -> dialect.goproxy("login@P1"))
                .hasMessage("a scenario tells a login to an origin that wants none: P1");
    }

    @Test
    void aListNamesDirectories() {
        assertThat(DIALECT.goproxy("file://{files:P2},P1")).isEqualTo("file:///scratch/files/P2,http://one.test/a/b");
        assertThat(Dialect.directories("file://{files:P2},P1,{files:P3}")).containsExactlyInAnyOrder("P2", "P3");
    }

    @Test
    void aSettingNamesADatabaseByItsKeyAndWhereItIs() {
        String key = Sumdb.of("sum.test").key().toString();

        assertThat(key).startsWith("sum.test+");
        assertThat(DIALECT.settings(Map.of("GOSUMDB", "{key:S1} {S1}")))
                .isEqualTo(Map.of("GOSUMDB", key + " http://three.test"));
    }

    @Test
    void onlyTheListNamesOrigins() {
        assertThat(DIALECT.settings(Map.of("GOPROXY", "P2", "GOPRIVATE", "example.com/m", "GOFLAGS", "P2")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("GOPROXY", "http://two.test", "GOPRIVATE", "xyz.test/qrs", "GOFLAGS", "P2"));
    }

    @Test
    void aRedirectLeadsToAnOrigin() {
        assertThat(DIALECT.fault(new ServerFault.Redirect(302, "{P2}{path}")))
                .isEqualTo(new ServerFault.Redirect(302, "http://two.test{path}"));
        assertThat(DIALECT.fault(new ServerFault.Redirect(302, "ftp://{host:P2}{path}")))
                .isEqualTo(new ServerFault.Redirect(302, "ftp://two.test{path}"));
        assertThat(DIALECT.fault(new ServerFault.Redirect(302, "/example.com/m/@v/list")))
                .isEqualTo(new ServerFault.Redirect(302, "/xyz.test/qrs/@v/list"));
    }

    @Test
    void whatAnOriginSaysHasTheRunsNames() {
        assertThat(DIALECT.fault(new ServerFault.Content("module example.com/m\n")))
                .isEqualTo(new ServerFault.Content("module xyz.test/qrs\n"));
        assertThat(DIALECT.fault(new ServerFault.Status(404, Map.of("Link", "<{P1}>"), "no example.com/m here")))
                .isEqualTo(
                        new ServerFault.Status(404, Map.of("Link", "<http://one.test/a/b>"), "no xyz.test/qrs here"));
        assertThat(DIALECT.fault(new ServerFault.Headers(Map.of("Content-Location", "{P2}/example.com/m"))))
                .isEqualTo(new ServerFault.Headers(Map.of("Content-Location", "http://two.test/xyz.test/qrs")));
        assertThat(DIALECT.fault(new ServerFault.Silence())).isEqualTo(new ServerFault.Silence());
    }

    @Test
    void anOriginThatIsNotThereIsAWrongScenario() {
        assertThatThrownBy(() -> DIALECT.goproxy("P1,P3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a scenario names an origin the world has not: P3");
    }
}
