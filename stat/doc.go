// Package stat holds the statistical rules of the method as pure functions:
// intervals for shares and means, differences, trends, comparison with other
// municipalities and many comparisons at once.
//
// Shares are fractions 0..1, never per cent. Confidence is 95 % unless a name
// says otherwise. An input that cannot be judged returns one of the named
// errors; no function returns 0 or NaN for "not computable". Slices that are
// passed in are never changed.
//
// Sources by letter in the docstrings:
//
//	[N] Newcombe, Two-sided confidence intervals for the single proportion, and
//	    Interval estimation for the difference between independent proportions,
//	    Statistics in Medicine 17 (1998), 857-890.
//	[M] Mann, Nonparametric tests against trend, Econometrica 13 (1945); Kendall,
//	    Rank correlation methods (1975); Sen, JASA 63 (1968).
//	[S] Spiegelhalter, Funnel plots for comparing institutional performance,
//	    Statistics in Medicine 24 (2005), 1185-1202.
//	[B] Benjamini and Hochberg, Controlling the false discovery rate, Journal of
//	    the Royal Statistical Society B 57 (1995).
//	[H] Hedges, Distribution theory for Glass's estimator of effect size, Journal
//	    of Educational Statistics 6 (1981).
package stat
