#include "numerics/simd_target.h"

#include <hwy/highway.h>

#include <algorithm>

#include "base/check.h"
#include "numerics/product.h"
#include "support/catch.h"
#include "support/random_matrix.h"

using namespace anc;

namespace {

bool is_ours(const std::string& name) {
  const std::string names[] = {"avx512", "avx2", "neon", "portable"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// A product as the processor computes it whose instruction sets are `highway_targets`.
Matrix product_on(std::int64_t highway_targets) {
  hwy::SetSupportedTargetsForTest(highway_targets);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  const Matrix left = test::random_matrix(1, 19, 48), right = test::random_matrix(2, 48, 128);
  Matrix out = Matrix::Zero(19, 128);
  multiply(as_stored(left), right, out);
  CHECK(is_ours(simd_target()));
  force_simd_target("auto");
  return out;
}

}  // namespace

TEST_CASE("the target in use has a name, whatever Highway reports") {
  CHECK(is_ours(simd_target()));
  for (int bit = 0; bit < 63; ++bit) {
    INFO("bit " << bit);
    CHECK(is_ours(simd_target_among(std::int64_t{1} << bit)));
  }
  CHECK(is_ours(simd_target_among(0)));
}

TEST_CASE("a processor newer than our list uses the best target of the list") {
  for (const std::string& name : available_simd_targets()) {
    force_simd_target(name);
    const std::int64_t known = hwy::SupportedTargets();
    CHECK(simd_target_among(known | ~static_cast<std::int64_t>(HWY_TARGETS)) == name);
  }
  force_simd_target("auto");
}

TEST_CASE("kernels run, with the same bits, on a processor whose instruction sets are not on our list") {
  const Matrix expected = product_on(0);
  for (int bit = 0; bit < 63; ++bit) {
    const std::int64_t unknown = std::int64_t{1} << bit;
    if (unknown & HWY_TARGETS) continue;
    INFO("bit " << bit);
    REQUIRE(product_on(unknown) == expected);
  }
}

TEST_CASE("every available target can be forced, and no other") {
  for (const std::string& name : available_simd_targets()) {
    CHECK(is_ours(name));
    force_simd_target(name);
    CHECK(simd_target() == name);
  }
  force_simd_target("auto");
  CHECK(simd_target() == available_simd_targets().front());
  CHECK_THROWS_AS(force_simd_target("sse4"), UserError);
}
