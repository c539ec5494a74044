#include "numerics/simd_target.h"

#include <hwy/highway.h>

#include <algorithm>

#include "base/check.h"

namespace anc {
namespace {

struct Target {
  std::string_view name;
  std::int64_t bits;
};

#ifdef HWY_NEON_WITHOUT_AES
constexpr std::int64_t kNeon = HWY_NEON | HWY_NEON_WITHOUT_AES;
#else
constexpr std::int64_t kNeon = HWY_NEON;
#endif

// Best first, as Highway's dispatch chooses.
constexpr Target kTargets[] = {
    {"avx512", HWY_AVX3}, {"avx2", HWY_AVX2}, {"neon", kNeon}, {"portable", HWY_SCALAR | HWY_EMU128}};

// The kernels are compiled for nothing but these: the allow-list of CMakeLists.txt.
constexpr std::int64_t kNamed = HWY_AVX3 | HWY_AVX2 | kNeon | HWY_SCALAR | HWY_EMU128;
static_assert((HWY_TARGETS & ~kNamed) == 0 && (HWY_STATIC_TARGET & kNamed) != 0);

// Ours of what a processor has; the one Highway's dispatch falls back to when that is none.
std::int64_t ours_among(std::int64_t highway_targets) {
  const std::int64_t ours = highway_targets & HWY_TARGETS;
  return ours != 0 ? ours : HWY_STATIC_TARGET;
}

std::int64_t usable() { return ours_among(hwy::SupportedTargets()); }

}  // namespace

std::vector<std::string> available_simd_targets() {
  hwy::SetSupportedTargetsForTest(0);
  std::vector<std::string> names;
  for (const Target& target : kTargets) {
    if (usable() & target.bits) names.emplace_back(target.name);
  }
  return names;
}

void force_simd_target(std::string_view name) {
  hwy::SetSupportedTargetsForTest(0);
  if (name != "auto") {
    std::int64_t bits = 0;
    for (const Target& target : kTargets) {
      if (target.name == name) bits = target.bits & usable();
    }
    if (bits == 0) {
      std::string names = "auto";
      for (const std::string& available : available_simd_targets()) names += ", " + available;
      throw UserError("`simd` " + std::string(name) + " is not available here", "choose one of " + names);
    }
    hwy::SetSupportedTargetsForTest(bits);
  }
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

std::string simd_target_among(std::int64_t highway_targets) {
  const std::int64_t ours = ours_among(highway_targets);
  const auto best =
      std::find_if(std::begin(kTargets), std::end(kTargets), [&](const Target& t) { return (ours & t.bits) != 0; });
  check(best != std::end(kTargets), "simd_target: kernels for an instruction set without a name");
  return std::string(best->name);
}

std::string simd_target() { return simd_target_among(hwy::SupportedTargets()); }

}  // namespace anc
