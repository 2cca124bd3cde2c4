package io.grocellery.core.simulation;

/**
 * What goes wrong around a rollout, as chances each second.
 *
 * @param blind nothing can be seen
 * @param unreadable the router's weights cannot be read
 * @param lost an effect is not carried out
 * @param tampered somebody else writes weights
 * @param candidateDies an instance of the candidate ends
 * @param candidateHangs an instance of the candidate no longer answers
 * @param stableDies an instance of the stable release ends
 */
public record Trouble(
        double blind,
        double unreadable,
        double lost,
        double tampered,
        double candidateDies,
        double candidateHangs,
        double stableDies) {

    public static final Trouble NONE = new Trouble(0, 0, 0, 0, 0, 0, 0);
}
