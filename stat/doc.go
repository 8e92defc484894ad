// Package stat holds the statistical rules of the method as pure functions:
// intervals for shares and means, differences, trends, comparison with other
// municipalities, many comparisons at once, change of the same people, goals,
// response and sample size, net effect, money, index scores and short answers.
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
//	[J] Jacobson and Truax, Clinical significance, Journal of Consulting and
//	    Clinical Psychology 59 (1991); the form of Maassen, Journal of Clinical and
//	    Experimental Neuropsychology 26 (2004).
//	[L] Lakens, Calculating and reporting effect sizes, Frontiers in Psychology 4
//	    (2013).
//	[K] Kiresuk and Sherman, Goal attainment scaling, Community Mental Health
//	    Journal 4 (1968).
//	[Y] Nederlands Jeugdinstituut, Outcome-indicatoren jeugdhulp (the harmonised
//	    set).
//	[C] Conley and Taber, Inference with difference in differences with a small
//	    number of policy changes, Review of Economics and Statistics 93 (2011).
//	[D] Algemene leidraad voor maatschappelijke kosten-batenanalyse (CPB, PBL) and
//	    Rijkswaterstaat, Steunpunt Economische Expertise, Discontovoet.
//	[A] Cronbach, Coefficient alpha, Psychometrika 16 (1951).
package stat
