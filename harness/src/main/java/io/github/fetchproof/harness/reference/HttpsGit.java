package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.git.Advertisement;
import io.github.fetchproof.harness.git.PackRequest;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/**
 * A repository that is asked over HTTPS.
 *
 * @see <a href="https://git-scm.com/docs/gitprotocol-http#_smart_clients">smart clients</a>
 */
record HttpsGit(Decisions decisions, HttpSource source) implements GitTransport {
    private static final MediaType REQUEST = MediaType.get("application/x-git-upload-pack-request");

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Advertisement refs(Deadline deadline, Errand errand) throws FetchFailure, InterruptedException {
        byte[] page = source.get("info/refs", Part.REFS, Sink.Memory::new, deadline.left(), errand)
                .toByteArray();
        try {
            return Advertisement.parse(page);
        } catch (IllegalArgumentException foreign) {
            throw new FetchFailure(
                    decisions.classOfForeignPage(),
                    name() + " does not answer as git does: " + decisions.shown(String.valueOf(foreign.getMessage())));
        }
    }

    @Override
    public byte[] pack(PackRequest request, Deadline deadline, Errand errand)
            throws FetchFailure, InterruptedException {
        RequestBody body = RequestBody.create(request.body(), REQUEST);
        return source.post("git-upload-pack", Part.PACK, body, Sink.Memory::new, deadline.left(), errand)
                .toByteArray();
    }
}
