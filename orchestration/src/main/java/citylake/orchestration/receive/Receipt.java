package citylake.orchestration.receive;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a city gets for a file.
 *
 * @param file where it lies, below the folder of dumps
 * @param receivedAt UTC; of the first time, where it was sent again
 */
record Receipt(
    String city,
    String file,
    long bytes,
    String sha256,
    @JsonProperty("received_at") String receivedAt) {}
