package main

import (
	"maps"
	"math/rand/v2"
	"slices"

	"kompas/figure"
	"kompas/stat"
)

func calcNPV(in *question) (outcome, error) {
	flows := in.numbers("flows")
	v, err := stat.NPV(flows, in.rate("r"))
	if err != nil {
		return nil, err
	}
	plain, err := stat.NPV(flows, 0)
	return outcome{{"npv", v}, {"npv_r0", plain}}, err
}

func calcBCR(in *question) (outcome, error) {
	c, err := stat.CostBenefitOf(in.numbers("costs"), in.numbers("benefits"), in.rate("r"))
	return outcome{{"bcr", c.BCR}, {"switching_factor", c.Switching}}, err
}

// Names of the sums beside the stakeholders.
const (
	totalOfAll       = "totaal"
	totalNoTransfers = "totaal_zonder_overdracht"
)

func calcStakeholders(in *question) (outcome, error) {
	var transfers []stat.Transfer
	if in.raw("transfers") != nil {
		transfers = each(in, "transfers", func(in *question) stat.Transfer {
			return stat.Transfer{From: in.text("frm"), To: in.text("to"), Flow: in.numbers("flow")}
		})
	}
	v, err := stat.NPVPerStakeholder(in.rate("r"), named(in, "flows", in.parseNumbers), transfers)
	out := outcome{}
	for _, who := range slices.Sorted(maps.Keys(v.Of)) {
		if who == totalOfAll || who == totalNoTransfers {
			in.fail(stat.ErrInvalid)
		}
		out = append(out, field{who, v.Of[who]})
	}
	return append(out, field{totalOfAll, v.Total}, field{totalNoTransfers, v.WithoutTransfers}), err
}

func calcSocialReturn(in *question) (outcome, error) {
	v, err := stat.SocialValueOf(stat.SocialReturn{Quantity: in.number("quantity"), Proxy: in.number("proxy"),
		Deadweight: in.number("deadweight"), Displacement: in.number("displacement"), Attribution: in.number("attribution"),
		DropOff: in.number("dropoff"), Years: in.count("years")}, in.rate("r"), in.maybe("input"))
	return outcome{{"year1", v.Year1}, {"flows", v.Flows}, {"pv", v.PV}, {"ratio", v.Ratio}}, err
}

func calcTriangular(in *question) (outcome, error) {
	draws := rand.New(rand.NewPCG(uint64(in.countOr("seed", 1)), 0))
	s, err := stat.Simulate([]stat.Triangle{{Low: in.number("min"), Mode: in.number("mode"), High: in.number("max")}},
		in.countOr("draws", stat.Draws), draws.Float64, func(x []float64) float64 { return x[0] })
	return outcome{{"mean", s.Mean}, {"sd", s.SD}}, err
}

func calcDiscount(in *question) (outcome, error) {
	start, err := figure.ParsePeriod(in.text("start"))
	if err != nil {
		return nil, err
	}
	rate, err := stat.DiscountRateOn(start.Start())
	return outcome{{"r", rate.Rate}, {"source", rate.Source}}, err
}
