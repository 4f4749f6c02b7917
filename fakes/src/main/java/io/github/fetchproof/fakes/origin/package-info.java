/**
 * The fake servers: origins that serve a world over HTTP, and the name server.
 *
 * <pre>{@code
 * World world = World.empty()
 *         .proxy("P1", Vectors.VECTOR_A)
 *         .sumdb("S1", Sumdb.of("sum.example.com", Vectors.VECTOR_A))
 *         .site("H1", Site.of("git.example.com").with(Repository.of("r").release(Vectors.VECTOR_A, "")));
 * try (OriginServer server = OriginServer.start()) {
 *     Origin proxy = server.open("P1", anywhere, world, log);
 *     Origin database = server.open("S1", anywhere, world, log);
 *     Origin host = server.open("H1", anywhere, world, log);
 *     proxy.serve(Trigger.nth(2, Artefact.MOD), new ServerFault.Status(503, Map.of(), "later"));
 *     String goproxy = proxy.url();
 *     String gosumdb = world.sumdbAt("S1").orElseThrow().key() + " " + database.url();
 *     String repository = host.url() + "/r"; // for git ls-remote
 * }
 * try (NameServer names = NameServer.start(anywhere, log)) {
 *     names.put("proxy.example.com", List.of(InetAddress.getLoopbackAddress()));
 *     InetSocketAddress server = names.address(); // over UDP and TCP
 * }
 * }</pre>
 *
 * <p>There {@code anywhere} is port 0 of a loopback address, and {@code log} an {@code EventLog}, which {@code
 * EventLog.none(System::nanoTime)} is where nobody listens.
 *
 * <p>What is answered is decided by pure functions ({@link io.github.fetchproof.fakes.origin.ProxyOrigin#respond}, {@link
 * io.github.fetchproof.fakes.origin.Zone#answer}, {@code SiteOrigin} for hosts of repositories); sockets and threads are in a thin stage that plays what they return.
 * May use {@code world}, {@code git}, {@code fault}, {@code traffic}, {@code sumdb} and {@code gomod}. Start reading at {@link
 * io.github.fetchproof.fakes.origin.Script}, then {@link io.github.fetchproof.fakes.origin.OriginServer}.
 */
@NullMarked
package io.github.fetchproof.fakes.origin;

import org.jspecify.annotations.NullMarked;
