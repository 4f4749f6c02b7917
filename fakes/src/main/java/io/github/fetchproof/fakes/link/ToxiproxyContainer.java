package io.github.fetchproof.fakes.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The original Toxiproxy in a container, by Testcontainers; nothing else names its classes, so that they are loaded here alone.
 *
 * <p>The container shares the network of the machine: a published port would answer a dial before Toxiproxy can refuse it.
 */
public final class ToxiproxyContainer {
    /** What is run. */
    public static final String IMAGE = "ghcr.io/shopify/toxiproxy:2.12.0";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ToxiproxyContainer() {}

    /**
     * Starts one, pulling the image if need be, and waits until it answers.
     *
     * @return a provider named {@code container} and its version, which removes the container when it is closed
     * @throws ProviderUnavailableException when there is no engine, or none whose containers can share our loopback
     */
    @SuppressWarnings("resource") // Closed with the provider.
    public static Provider provider() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new ProviderUnavailableException("no container engine answers here, such as Docker or Podman");
        }
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(IMAGE));
        try {
            InetSocketAddress api = ToxiproxyProcess.freeAddress();
            container
                    .withNetworkMode("host")
                    .withCommand("-host=" + api.getHostString(), "-port=" + api.getPort())
                    .start();
            String version = Greeting.await(api, PATIENCE, container::isRunning);
            return new Provider("container " + version, api.getHostString(), api.getPort(), container::stop);
        } catch (IOException | RuntimeException e) {
            container.stop();
            throw new ProviderUnavailableException(
                    "the container " + IMAGE + " does not serve on this machine's loopback: " + innermost(e), e);
        }
    }

    private static String innermost(Throwable thrown) {
        Throwable each = thrown;
        for (Throwable next = each.getCause(); next != null && next != each; next = each.getCause()) {
            each = next;
        }
        return String.valueOf(each.getMessage());
    }
}
