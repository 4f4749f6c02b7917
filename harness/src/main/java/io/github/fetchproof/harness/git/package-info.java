/**
 * The client's side of git: what a server says over HTTP or SSH, read, and what it is asked. Pure: bytes in, values out; what a
 * repository sent lies in memory, so that no file is touched and no user's settings are read.
 *
 * <pre>{@code
 * Advertisement refs = Advertisement.parse(page); // of GET r/info/refs?service=git-upload-pack
 * PackRequest request = PackRequest.of(refs, List.of(refs.id("refs/tags/v1.0.0").orElseThrow()), 1);
 * Pack pack = Pack.read(request, answer, () -> false); // to POST r/git-upload-pack of request.body()
 * SourceTree tree = pack.tree(pack.commit(request.wants().get(0)));
 * }</pre>
 *
 * <p>It speaks version 0 of the protocol, which every server does: one page tells all, one request brings what is wanted. May use
 * {@code gomod}. Start reading at {@link io.github.fetchproof.harness.git.Advertisement}. See
 * https://git-scm.com/docs/gitprotocol-http and https://git-scm.com/docs/gitprotocol-pack.
 */
@NullMarked
package io.github.fetchproof.harness.git;

import org.jspecify.annotations.NullMarked;
