#include "results/curve.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "base/check.h"
#include "base/file.h"
#include "base/text.h"
#include "results/format.h"
#include "results/sheet.h"

namespace anc {
namespace {

constexpr const char* kRemedy = "name a trace of anc or cpa_anc";

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t begin = line.find_first_not_of(" \t,;");
    if (begin == std::string_view::npos) return words;
    line.remove_prefix(begin);
    const std::size_t length = std::min(line.find_first_of(" \t,;"), line.size());
    words.push_back(line.substr(0, length));
    line.remove_prefix(length);
  }
}

std::optional<Citation> citation_in(std::string_view header_line) {
  if (header_line.ends_with('\r')) header_line.remove_suffix(1);
  for (const std::string_view word : words_of(header_line)) {
    const bool shaped = std::count(word.begin(), word.end(), '/') == 3;
    if (shaped && experiment_named(word.substr(0, word.find('/')))) return parse_cited(word);
  }
  return std::nullopt;
}

TraceRow parse_row(const std::string& where, std::string_view line) {
  const std::vector<std::string_view> words = words_of(line);
  if (words.size() != 5) throw UserError(where + ": is not a line of five numbers", kRemedy);
  const auto step = parse_int64(words[0]), round = parse_int64(words[1]);
  const auto bob_error = parse_double(words[2]), eve_error = parse_double(words[3]), eve_rate = parse_double(words[4]);
  if (!step || !round || !bob_error || !eve_error || !eve_rate) {
    throw UserError(where + ": is not a line of five numbers", kRemedy);
  }
  return {.step = *step, .round = *round, .bob_error = *bob_error, .eve_error = *eve_error, .eve_rate = *eve_rate};
}

std::vector<double> column(const TraceFile& trace, double TraceRow::*field) {
  std::vector<double> values;
  for (const TraceRow& row : trace.rows) values.push_back(row.*field);
  return values;
}

std::size_t window_of(const TraceFile& trace, const CurveShape& shape) {
  const std::size_t window = shape.window > 0 ? shape.window : trace.rows.size() / 40;
  return std::clamp<std::size_t>(window, 1, trace.rows.size());
}

std::vector<double> moving_average(std::span<const double> values, std::size_t window) {
  std::vector<double> sums(values.size() + 1, 0.0);
  std::partial_sum(values.begin(), values.end(), sums.begin() + 1);
  std::vector<double> averages(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t begin = i - std::min(i, window / 2), end = std::min(i + window / 2 + 1, values.size());
    averages[i] = (sums[end] - sums[begin]) / static_cast<double>(end - begin);
  }
  return averages;
}

double mean(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

TraceFile parse_trace(const std::string& name, std::string_view text) {
  const Lines lines = split_lines(text);
  std::optional<Citation> trial;
  TraceFile trace;
  for (std::size_t i = 0; i < lines.whole.size(); ++i) {
    const std::string_view line = lines.whole[i];
    if (line.starts_with('#')) {
      if (!trial) trial = citation_in(line);
    } else {
      trace.rows.push_back(parse_row(name + ":" + std::to_string(i + 1), line));
    }
  }
  if (!lines.torn.empty()) throw UserError(name + ": its last line is torn", "write the trace again");
  if (!trial) throw UserError(name + ": its header cites no trial", kRemedy);
  if (trace.rows.empty()) throw UserError(name + ": has no rows", kRemedy);
  trace.trial = *trial;
  return trace;
}

std::vector<double> smooth(std::span<const double> values, std::size_t window) {
  check(window >= 1, "smooth: window >= 1");
  return moving_average(moving_average(values, window), window);
}

std::string curve_tsv(const TraceFile& trace, const CurveShape& shape) {
  check(shape.points >= 1, "curve_tsv: points >= 1");
  const std::size_t window = window_of(trace, shape);
  const std::vector<double> rate = smooth(column(trace, &TraceRow::eve_rate), window);
  const std::size_t stride = (trace.rows.size() + shape.points - 1) / shape.points;

  Sheet sheet;
  for (std::size_t i = 0; i < trace.rows.size(); ++i) {
    if (i % stride != 0 && i + 1 != trace.rows.size()) continue;
    const TraceRow& row = trace.rows[i];
    add_row(sheet, {{"step", row.step},
                    {"bob_error", fixed(row.bob_error, 5)},
                    {"eve_error", fixed(row.eve_error, 5)},
                    {"eve_rate", fixed(row.eve_rate, 5)},
                    {"eve_rate_smooth", fixed(rate[i], 5)}});
  }
  return "# trial: " + text_of(trace.trial) + "\n# one step in " + std::to_string(stride) +
         ", and the last; smoothed over " + std::to_string(window) +
         " steps, twice\n# units: steps are minibatches of Alice and Bob; errors per bit and rates as fractions\n" +
         data_text(sheet);
}

void define_figure(MacroFile& macros, int figure, const TraceFile& trace, const CurveShape& shape) {
  const std::string name = "figure/" + std::to_string(figure);
  const std::size_t window = window_of(trace, shape);
  const std::vector<double> bob = column(trace, &TraceRow::bob_error), eve = column(trace, &TraceRow::eve_error),
                            rate = column(trace, &TraceRow::eve_rate);
  const auto first = [&](std::span<const double> values) { return mean(values.first(window)); };
  const auto last = [&](std::span<const double> values) { return mean(values.last(window)); };
  const std::vector<double> smooth_rate = smooth(rate, window);
  macros.define(name + "/citation", latex_escape(text_of(trace.trial)));
  macros.define(name + "/key_bits", std::to_string(trace.trial.id.key_bits));
  macros.define(name + "/steps", std::to_string(trace.rows.back().step));
  macros.define(name + "/rounds", std::to_string(trace.rows.back().round));
  macros.define(name + "/window", std::to_string(window));
  macros.define(name + "/bob_first", fixed(first(bob), 3));
  macros.define(name + "/bob_last", fixed(last(bob), 3));
  macros.define(name + "/eve_error_first", fixed(first(eve), 3));
  macros.define(name + "/eve_error_last", fixed(last(eve), 3));
  macros.define(name + "/eve_rate_last", percent(last(rate)));
  macros.define(name + "/eve_rate_peak", percent(*std::max_element(smooth_rate.begin(), smooth_rate.end())));
}

}  // namespace anc
