/**
 * The git host: it answers for repositories of the world as git's own servers do, over HTTP and over SSH.
 *
 * <pre>{@code
 * Repository r = Repository.of("r").release(Vectors.VECTOR_A, "");
 * UploadPackService service = UploadPackService.of(r);
 * byte[] page = service.advertisement("version=2"); // of GET r/info/refs?service=git-upload-pack
 * byte[] pack = service.answer("version=2", body); // of POST r/git-upload-pack
 *
 * SshKey user = SshKey.generate();
 * SshKey key = SshKey.generate();
 * List<String> authorized = List.of(user.publicText());
 * try (SshHost host = SshHost.start("H2", anywhere, key, authorized, path -> Optional.of(service), log)) {
 *     String known = key.knownHost("127.0.0.1", host.address().getPort());
 *     String url = "ssh://git@127.0.0.1:" + host.address().getPort() + "/r"; // for git ls-remote
 * }
 * }</pre>
 *
 * <p>There {@code anywhere} is port 0 of a loopback address, {@code body} what git posts, and {@code log} an {@code
 * EventLog}, which {@code EventLog.none(System::nanoTime)} is where nobody listens.
 *
 * <p>May use {@code world} and {@code traffic}. Start reading at {@link io.github.fetchproof.fakes.git.UploadPackService}.
 */
@NullMarked
package io.github.fetchproof.fakes.git;

import org.jspecify.annotations.NullMarked;
