package stat

import "math"

// CronbachAlpha returns the internal consistency of a scale,
// k/(k-1)·(1 - Σs_i²/s_T²): a row per person, a column per question, s_i² the
// variance of a question and s_T² that of the sums. It assumes questions that
// measure one thing about equally well. Show it from 30 people. Errors: ErrNoData
// without rows, ErrInvalid for rows of unequal length, fewer than two questions
// or a number that is not ordinary, ErrNoPrecision for one person or sums that
// do not differ. Source: [A].
func CronbachAlpha(rows [][]float64) (float64, error) {
	if len(rows) == 0 {
		return 0, ErrNoData
	}
	k := len(rows[0])
	sums := make([]float64, len(rows))
	columns := make([][]float64, k)
	for i, row := range rows {
		if len(row) != k || !finite(row...) {
			return 0, ErrInvalid
		}
		for j, x := range row {
			sums[i] += x
			columns[j] = append(columns[j], x)
		}
	}
	if k < 2 {
		return 0, ErrInvalid
	}
	total, err := MeanOf(sums)
	if err != nil {
		return 0, err
	}
	if total.SD == 0 {
		return 0, ErrNoPrecision
	}
	parts := 0.0
	for _, c := range columns {
		m, err := MeanOf(c)
		if err != nil {
			return 0, err
		}
		share := m.SD / total.SD // before squaring: keeps huge scores in range
		parts += share * share
	}
	alpha := float64(k) / float64(k-1) * (1 - parts)
	if !finite(alpha) {
		return 0, ErrInvalid
	}
	return alpha, nil
}

// leastForReliability is the number of people from which their own answers say
// how reliable an instrument is.
const leastForReliability = 30

// OwnReliability returns the standard deviation of the sum scores and their
// reliability (alpha), for an instrument whose file gives neither. Errors:
// ErrNoPrecision for fewer than 30 people or an alpha outside 0..1, else as
// CronbachAlpha. Source: [A].
func OwnReliability(rows [][]float64) (sd, r float64, err error) {
	if r, err = CronbachAlpha(rows); err != nil {
		return 0, 0, err
	}
	if len(rows) < leastForReliability || r < 0 || r > 1 {
		return 0, 0, ErrNoPrecision
	}
	sums := make([]float64, len(rows))
	for i, row := range rows {
		for _, x := range row {
			sums[i] += x
		}
	}
	m, err := MeanOf(sums)
	if err == nil && math.IsInf(m.SD, 0) {
		err = ErrInvalid
	}
	return m.SD, r, err
}
