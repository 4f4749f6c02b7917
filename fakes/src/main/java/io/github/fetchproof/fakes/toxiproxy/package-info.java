/**
 * An embedded server that speaks Toxiproxy's HTTP API (https://github.com/Shopify/toxiproxy, version 2.12), so that any
 * client of Toxiproxy can break connections on a machine that has only a JDK.
 *
 * <pre>{@code
 * try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(42))) {
 *     ToxiproxyClient client = new ToxiproxyClient("127.0.0.1", server.port());
 *     Proxy road = client.createProxy("road", "127.0.0.1:0", upstream);
 *     road.toxics().resetPeer("reset", ToxicDirection.UPSTREAM, 0);
 *     String listen = road.getListen(); // where to dial
 *     Evidence evidence = server.evidence("road"); // what it did by now
 * }
 * }</pre>
 *
 * <p>There {@code upstream} is the address and port to break the road to.
 *
 * <p>May use {@code fault} and {@code traffic}. Start reading at {@link
 * io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy}. Three layers lie below it:
 *
 * <ul>
 *   <li>what a toxic does, as values and small state machines that are handed chunks and the time: {@code Toxic},
 *       {@code Effect} and its kinds, {@code Stage}, {@code Chain};
 *   <li>the roads themselves, on selector loops that own every socket: {@code EventLoop}, {@code Listener}, {@code Dial},
 *       {@code Connection}, {@code Link};
 *   <li>control: {@code Proxy}, {@code Proxies}, {@code Routes}, {@code ControlServer}.
 * </ul>
 *
 * <p>It can do more than the original. Who does not ask for it gets Toxiproxy's behaviour and Toxiproxy's JSON; a value out
 * of range is answered with 400 and a sentence.
 *
 * <table>
 *   <caption>What is added</caption>
 *   <tr><th>where</th><th>what</th><th>why</th></tr>
 *   <tr><td>{@code GET /proxies/{proxy}/evidence}</td><td>{@link io.github.fetchproof.fakes.toxiproxy.Evidence}: connections,
 *       sockets closed and reset, bytes, what each toxic hit, spared, delayed, dropped and ended, refusals, the last
 *       events</td><td>a fault that nobody felt proves nothing</td></tr>
 *   <tr><td>{@code toxics} of a proxy in {@code POST /proxies} and {@code POST /populate}</td><td>they lie on the proxy before
 *       it accepts its first connection; what {@code GET /proxies} prints can be given back; a proxy that populate leaves
 *       alone keeps its own</td><td>otherwise the first connections slip through; the original ignores the field</td></tr>
 *   <tr><td>toxic {@code limit_time}</td><td>{@code time} in ms from when the toxic met the connection: lets data pass, then
 *       closes; a change counts from the same moment</td><td>{@code timeout} drops data and waits for silence</td></tr>
 *   <tr><td>toxic {@code corrupt}</td><td>{@code per_million}, 0 to 1,000,000: how many of a million bytes have one bit
 *       flipped</td><td>checksums want to be tested</td></tr>
 *   <tr><td>{@code distribution} of {@code latency}</td><td>{@code uniform} (Toxiproxy's), {@code normal}, {@code lognormal}:
 *       mean {@code latency}, standard deviation {@code jitter}, no delay below zero; {@code pareto}: at least {@code latency}, on average
 *       {@code latency + jitter}</td><td>real delays have tails</td></tr>
 *   <tr><td>{@code fail_first}, {@code fail_with}</td><td>the next N connections are ended as soon as they are
 *       accepted, by {@code close} (the default) or {@code reset}; setting it counts anew</td><td>retries</td></tr>
 *   <tr><td>{@code half_close}</td><td>the end of one direction leaves the other open; what a toxic closes is closed
 *       both ways</td><td>the original cuts replies off</td></tr>
 *   <tr><td>{@code forward_reset}</td><td>a reset by one peer reaches the other as a reset</td><td>the original makes it an
 *       ordinary end</td></tr>
 *   <tr><td>{@code black_hole}</td><td>on Linux, connects get no answer at all, and those that
 *       still try are served once it is over, the system trying again after 1 s, 3 s, 7 s; open connections live on (a
 *       {@code bandwidth} of 0 stalls those, and heals)</td><td>limits of connecting want to be tested</td></tr>
 *   <tr><td>{@code refuse_with_upstream}</td><td>once the upstream has refused a connection, which is closed as ever, nobody
 *       listens until it takes one again: it is dialled every 50 ms, and the proxy still counts as enabled</td><td>the
 *       original accepts and then closes, whatever the upstream does</td></tr>
 *   <tr><td>{@code dial_timeout}</td><td>ms that dialling the upstream may take, 30,000 unless told otherwise</td><td>the
 *       original waits for the system, two minutes</td></tr>
 * </table>
 *
 * <p>Those from {@code fail_first} on are fields of an object {@code options} of a proxy, when it is created, populated or
 * changed; it is printed where it differs from the defaults. {@code POST /reset} ends {@code fail_first} and {@code
 * black_hole} and keeps the others, which say what a proxy is like. Toxiproxy's Java client cannot list the toxics of a proxy
 * on which one of the added types lies.
 */
@NullMarked
package io.github.fetchproof.fakes.toxiproxy;

import org.jspecify.annotations.NullMarked;
