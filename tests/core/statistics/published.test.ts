import { expect, test } from 'vitest'
import { belowFourFifths } from '../../../src/core/statistics/adverse-impact.ts'
import { krippendorffAlpha } from '../../../src/core/statistics/alpha.ts'
import { alphaInterval } from '../../../src/core/statistics/bootstrap.ts'
import { levels } from '../../../src/core/statistics/disagreement.ts'
import {
  countedOverlap,
  expectedOverlap,
  longRunOverlap,
  sympsonHetter,
} from '../../../src/core/statistics/exposure.ts'
import { fisherExact } from '../../../src/core/statistics/fisher-exact.ts'
import {
  generalizability,
  raterDesign,
  spearmanBrown,
} from '../../../src/core/statistics/generalizability.ts'
import { intraclassCorrelations } from '../../../src/core/statistics/icc.ts'
import { analyseItems } from '../../../src/core/statistics/items.ts'
import { fleissKappa } from '../../../src/core/statistics/kappa.ts'
import { wilson } from '../../../src/core/statistics/proportion.ts'
import { interviewerSeverity } from '../../../src/core/statistics/severity.ts'
import { shrunkMean, shrunkProportions } from '../../../src/core/statistics/shrinkage.ts'
import { near, tables } from '../../support/stat-tables.ts'

/** One check for every table of the file: a table without one does not compile. */
const checks: { readonly [T in keyof typeof tables]: () => void } = {
  krippendorff_2011_C() {
    const { data, published, intermediate, tolerance } = tables.krippendorff_2011_C
    for (const level of levels) {
      const { alpha, values } = krippendorffAlpha(data, level)
      near(alpha.value, published[level], tolerance)
      expect(values).toBe(intermediate.pairable_values)
    }
    const { interval } = alphaInterval(data, 'ordinal', { resamples: 2000, seed: 1 })
    near(interval?.[0], 0.45, 0.1)
    expect(interval?.[1]).toBe(1)
  },

  krippendorff_2011_A_binary() {
    const { data, published, tolerance } = tables.krippendorff_2011_A_binary
    near(krippendorffAlpha(data, 'nominal').alpha.value, published.nominal, tolerance)
  },

  fleiss_kappa_14_raters() {
    const { data, published, computed, tolerance } = tables.fleiss_kappa_14_raters
    const { kappa, observed, expected, z } = fleissKappa(data)
    near(kappa.value, published.kappa, tolerance)
    near(observed, published.P_bar, tolerance)
    near(expected, published.P_e, tolerance)
    near(z, computed.kappa / computed.se0_1979, 1e-4)
  },

  shrout_fleiss_1979() {
    const { data, published, computed, tolerance } = tables.shrout_fleiss_1979
    const { icc, intervals, meanSquares } = intraclassCorrelations(data)
    const forms = ['1,1', '2,1', '3,1', '1,k', '2,k', '3,k'] as const
    const names = ['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,4)', 'ICC(2,4)', 'ICC(3,4)'] as const
    for (const [i, form] of forms.entries()) {
      const name = names[i] ?? 'ICC(1,1)'
      near(icc[form].value, published[name], tolerance)
      near(intervals[form].interval?.[0], computed.ci95[name][0], 1e-6)
      near(intervals[form].interval?.[1], computed.ci95[name][1], 1e-6)
    }
    near(meanSquares?.between, published.BMS, tolerance)
    near(meanSquares?.within, published.WMS, tolerance)
    near(meanSquares?.judges, published.JMS, tolerance)
    near(meanSquares?.error, published.EMS, tolerance)
  },

  dyestuff_oneway_shrinkage() {
    const { data, published, computed } = tables.dyestuff_oneway_shrinkage
    const ratings = Object.entries(data).flatMap(([interviewer, values]) =>
      values.map((rating) => ({ candidate: 'one', interviewer, rating })),
    )
    const reml = interviewerSeverity(ratings, 'reml')
    near(reml.criterion, published.REML.criterion, 1e-8)
    near(reml.variances.interviewer.value, published.REML.var_group, 1e-6)
    near(reml.variances.residual.value, published.REML.var_resid, 1e-6)
    const ml = interviewerSeverity(ratings, 'ml')
    const between = ml.variances.interviewer.value ?? Number.NaN
    const within = ml.variances.residual.value ?? Number.NaN
    near(ml.criterion, published.ML.minus2loglik, 1e-8)
    near(ml.mean, published.ML.mu, 1e-8)
    near(ml.meanSe, published.ML.se_mu, 2e-6)
    near(Math.sqrt(within), published.ML.sigma, 1e-6)
    near(Math.sqrt(between / within), published.ML.theta, 1e-5)
    const means = new Map(Object.entries(computed.REML.group_means))
    const predictions = new Map(Object.entries(computed.REML.blup))
    const spread = { between: published.REML.var_group, within: published.REML.var_resid }
    for (const { id, severity } of reml.interviewers) {
      near(severity, predictions.get(id), 1e-6)
      const group = { mean: means.get(id) ?? Number.NaN, n: 5 }
      near(shrunkMean(group, reml.mean, spread) - reml.mean, predictions.get(id), 1e-6)
    }
  },

  efron_morris_baseball() {
    const { data, published, computed, tolerance } = tables.efron_morris_baseball
    const { mean, kept, estimates } = shrunkProportions(data.hits.map((x) => ({ x, n: data.n })))
    near(mean, published.grand_mean, tolerance)
    near(kept?.[0], published.shrinkage_c, tolerance)
    near(estimates?.[0], published.first_estimate, tolerance)
    near(estimates?.at(-1), published.last_estimate, tolerance)
    for (const [i, estimate] of computed.estimates.entries()) near(estimates?.[i], estimate, 1e-6)
  },

  lsat6_item_analysis() {
    const { data, published, tolerance } = tables.lsat6_item_analysis
    const scores = Object.entries(data).flatMap(([pattern, persons]) =>
      Array.from({ length: persons }, () => [...pattern].map(Number)),
    )
    const { alpha, items } = analyseItems(scores)
    near(alpha.value, published.alpha, tolerance)
    for (const [i, item] of items.entries()) {
      near(item.mean, published.proportion_correct[i], tolerance)
      near(item.itemRest.value, published.item_rest_excluded[i], tolerance)
      near(item.itemTotal.value, published.item_total_included[i], tolerance)
      near(item.alphaIfDropped.value, published.alpha_if_deleted[i], tolerance)
    }
  },

  wilson_interval_newcombe() {
    const { data, published, tolerance } = tables.wilson_interval_newcombe
    for (const [i, [x = 0, n = 0]] of data.entries()) {
      const limits = wilson(x, n)
      near(limits[0], published[i]?.[0], tolerance)
      near(limits[1], published[i]?.[1], tolerance)
    }
  },

  eeoc_four_fifths() {
    const { data, published } = tables.eeoc_four_fifths
    for (const [group, { flag, ratio }] of Object.entries(published)) {
      const rate = new Map(Object.entries(data)).get(group) ?? Number.NaN
      near(rate / data.white, ratio, 1e-9)
      expect(belowFourFifths(Math.round(100 * rate), 100, 100 * data.white, 100)).toBe(flag)
    }
  },

  fisher_exact() {
    const { published, tolerance } = tables.fisher_exact
    near(
      fisherExact([
        [3, 1],
        [1, 3],
      ]),
      published,
      tolerance,
    )
  },

  putka_gqk_design() {
    const { computed, tolerance } = tables.putka_gqk_design
    const six = Array.from({ length: 6 }, (_, target) => target)
    const four = ['a', 'b', 'c', 'd']
    const components = { target: 23 / 9, rater: 236 / 45, residual: 367 / 360 }
    const { vT: target, vR: rater, vE: residual } = computed.ill_structured
    const cases = [
      [six.map(() => four), computed.fully_crossed_6x4_with_SF_components, components],
      [
        six.map((each) => four.map((judge) => `${judge}${each}`)),
        computed.nested_6x4_with_SF_components,
        components,
      ],
      [
        Object.values(computed.ill_structured.design),
        computed.ill_structured,
        { target, rater, residual },
      ],
    ] as const
    for (const [raters, expected, variances] of cases) {
      const design = raterDesign(raters.map((each) => new Set(each)))
      near(design?.q, expected.q, tolerance)
      near(design?.kHarmonic, expected.k_harmonic, tolerance)
      near(design && generalizability(variances, design).value, expected.G, tolerance)
    }
  },

  exposure_overlap() {
    const { data, computed, tolerance } = tables.exposure_overlap
    const forms = data.tests.map((form) => new Set(form.map(String)))
    const rates = Object.values(computed.exposure_rates)
    near(countedOverlap(forms, data.length).value, 4 / 9, tolerance)
    near(expectedOverlap(rates, data.length, forms.length).value, 4 / 9, tolerance)
    const uniform = new Array<number>(20).fill(0.25)
    near(longRunOverlap(uniform, 5), computed.large_sample_uniform_n20_L5, tolerance)
    const skewed = [1, 1, ...new Array<number>(18).fill(3 / 18)]
    near(longRunOverlap(skewed, 5), computed.large_sample_skew_two_always_n20_L5, tolerance)
  },

  sympson_hetter_step() {
    const { data, computed, tolerance } = tables.sympson_hetter_step
    const given = sympsonHetter(data.P_selected, data.r_max)
    for (const [i, k] of computed.K.entries()) near(given[i], k, tolerance)
  },

  spearman_brown() {
    const { data, computed, tolerance } = tables.spearman_brown
    for (const [i, k] of data.k.entries()) {
      near(spearmanBrown(data.r1, k), computed[i], tolerance)
    }
  },
}

test.each(Object.entries(checks))('%s comes out as published', (_name, check) => check())
