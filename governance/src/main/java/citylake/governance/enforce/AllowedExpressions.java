package citylake.governance.enforce;

import java.util.Set;

/** What expressions a parsed statement may be made of, beside functions called by name. */
final class AllowedExpressions {
  private static final Set<String> NAMES =
      AllowedNodes.words(
          """
          Alias And Add AttributeReference BaseGroupingSets BitwiseAnd BitwiseNot BitwiseOr BitwiseXor CaseWhen Cast
          Concat CreateNamedStruct Cube CurrentRow Divide EqualNullSafe EqualTo Exists
          FunctionTableSubqueryArgumentExpression GreaterThan GreaterThanOrEqual GroupingSets If In
          InSubquery IntegralDivide IsNotNull IsNull IsNotTrue LambdaFunction LessThan
          LessThanOrEqual Like ListQuery Literal MultiAlias Multiply Not Or RLike Remainder Rollup
          ScalarSubquery SortOrder SpecifiedWindowFrame Subtract UnaryMinus UnaryPositive
          UnboundedFollowing UnboundedPreceding UnresolvedAlias UnresolvedAttribute
          UnresolvedExtractValue UnresolvedFunction UnresolvedNamedLambdaVariable UnresolvedOrdinal
          UnresolvedStar UnresolvedStarExceptOrReplace UnresolvedWindowExpression
          WindowExpression WindowSpecDefinition WindowSpecReference
          """);

  private AllowedExpressions() {}

  static Set<String> names() {
    return NAMES;
  }
}
