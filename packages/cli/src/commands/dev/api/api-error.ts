/** An answer with an error. */
export class ApiError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405;

  constructor(status: ApiError["status"], message: string) {
    super(message);
    this.status = status;
  }
}
