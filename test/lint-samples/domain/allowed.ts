// No line may be refused: domain/ may use these.
export * as sibling from './forbidden';
