// From the trace of one trial to what a figure draws: fewer points, and a smooth version of Eve's rate.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/citation.h"
#include "results/macros.h"

namespace anc {

// One minibatch of Alice and Bob, as the trace file has it.
struct TraceRow {
  std::int64_t step = 0, round = 0;
  double bob_error = 0.0, eve_error = 0.0, eve_rate = 0.0;
};

struct TraceFile {
  Citation trial;  // found in the '#' header
  std::vector<TraceRow> rows;
};

// Columns: step round bob_error eve_error eve_rate. Throws UserError naming the file and line when the text
// is not a trace.
TraceFile parse_trace(const std::string& name, std::string_view text);

// Centred moving average over `window` values, applied twice; narrower at the ends so that it never leaves
// the data. Domain: window >= 1.
std::vector<double> smooth(std::span<const double> values, std::size_t window);

struct CurveShape {
  std::size_t points = 400;  // at most this many, and the last row: every k-th row from the first
  std::size_t window = 0;    // of `smooth`, in rows; 0 is one fortieth of the trace
};

// Columns: step bob_error eve_error eve_rate eve_rate_smooth.
std::string curve_tsv(const TraceFile& trace, const CurveShape& shape);

// figure/4/ followed by
//   citation, key_bits, steps, rounds, window
//   bob_first, bob_last, eve_error_first, eve_error_last, eve_rate_last: means over the first or last `window` rows
//   eve_rate_peak: of the smooth curve; rates in per cent, errors as fractions
void define_figure(MacroFile& macros, int figure, const TraceFile& trace, const CurveShape& shape);

}  // namespace anc
