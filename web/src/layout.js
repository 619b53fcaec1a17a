// The layouts of a lesson's page, as the style sheet has them. Between the two, the figure stays above the prose, which
// scrolls with the page.
export const wide = matchMedia("(min-width: 1100px) and (min-height: 560px)"); // prose beside the figure, each scrolling on its own
export const low = matchMedia("(max-height: 559px)"); // a document, of which nothing stays
