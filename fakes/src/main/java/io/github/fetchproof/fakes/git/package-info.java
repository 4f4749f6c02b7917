/**
 * The git host: it answers for repositories of the world as git's own servers do, over HTTP and over SSH.
 *
 * <pre>{@code
 * Repository r = Repository.of("r").release(Vectors.VECTOR_A, "");
 * UploadPackService service = UploadPackService.of(r);
 * byte[] page = service.advertisement("version=2"); // of GET r/info/refs?service=git-upload-pack
 * byte[] pack = service.answer("version=2", body); // of POST r/git-upload-pack
 * }</pre>
 *
 * <p>May use {@code world} and {@code traffic}. Start reading at {@link io.github.fetchproof.fakes.git.UploadPackService}.
 */
@NullMarked
package io.github.fetchproof.fakes.git;

import org.jspecify.annotations.NullMarked;
