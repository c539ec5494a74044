// The file of replay --trace, and the curve that a figure draws of it.
#include "fuzz_target.h"
#include "results/curve.h"

using namespace anc;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto trace = fuzz::parsed_or_refused([&] { return parse_trace("fuzz", fuzz::text_of(data, size)); });
  if (!trace) return 0;
  fuzz::require(!trace->rows.empty(), "a trace without rows");
  const CurveShape shape = {.points = 1 + size % 7, .window = size % 5};
  fuzz::require(!curve_tsv(*trace, shape).empty(), "an empty curve");
  MacroFile macros;
  define_figure(macros, 4, *trace, shape);
  return 0;
}
